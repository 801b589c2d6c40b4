/** An attack must not lock the honest person out (ATT&CK T1531; NIST SP 800-63B-4, 3.2.2). */
import { decidedBy, type Oracle } from './oracle.ts'

export const honestStillServed: Oracle = {
  id: 'honest-still-served',
  title: 'The victim can still act after the attack',
  judge: ({ steps, phase, failure, decided, skipped }) => {
    if (phase !== 'again' || skipped !== null || failure?.kind === 'target') return []
    const last = steps.at(-1)
    if (last === undefined || last.outcome === 'broken') return []
    // A flow that broke off for a reason of its own, such as no unused code left, says nothing about the target.
    if (failure !== null && last.outcome !== 'refused' && last.outcome !== 'ended') return []
    const end = decided.map((index) => steps[index]).at(-1)
    if (failure === null && end?.outcome === 'done') return []
    return [{ says: `after the attack the victim was ${last.outcome} on the honest way`, exchanges: decidedBy(last) }]
  },
}
