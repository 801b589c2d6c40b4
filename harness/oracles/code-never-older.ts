/** A code that was made for an earlier time step than the last accepted one is dead (RFC 6238, 5.2; ASVS 6.5.1). */
import { decidedBy, type Oracle } from './oracle.ts'

export const codeNeverOlder: Oracle = {
  id: 'code-never-older',
  title: 'No one-time code is accepted after a newer one',
  judge: ({ steps }) => {
    const accepted = steps
      .filter((step) => step.does === 'answer')
      .filter(({ outcome, codeStep }) => outcome === 'done' && codeStep !== null)
    return accepted.flatMap((step, index) => {
      const newer = accepted
        .slice(0, index)
        .find((earlier) => earlier.proofOf === step.proofOf && (earlier.codeStep ?? 0) > (step.codeStep ?? 0))
      if (newer === undefined) return []
      return [{ says: 'a one-time code was accepted after a newer one', exchanges: [...decidedBy(newer), ...decidedBy(step)] }]
    })
  },
}
