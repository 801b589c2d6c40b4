/** Nobody is signed in or elevated by the answer of a provider that was not asked (RFC 9700, 4.4; RFC 9207; ASVS 6.8.1, 10.2.2). */
import { decidedBy, type Oracle } from './oracle.ts'

/** How an answer of another provider stands in the record. */
const another = 'another-provider'

export const answeredByTheAskedProvider: Oracle = {
  id: 'answered-by-the-asked-provider',
  title: 'Only the provider that was asked can answer',
  judge: ({ steps }) =>
    steps.flatMap((step) => {
      const foreign = (step.does === 'sign-in' && step.way === another) || (step.does === 'answer' && step.factor === another)
      if (!foreign || step.outcome !== 'done') return []
      const what = step.does === 'sign-in' ? 'signed somebody in' : 'met a challenge'
      return [{ says: `the answer of a provider that was not asked ${what}`, exchanges: decidedBy(step) }]
    }),
}
