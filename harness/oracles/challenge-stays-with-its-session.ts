/** Whoever did something on the strength of a challenge is the holder that was challenged, and the factor was the challenged person’s (ASVS 6.6.2). */
import { decidedBy, type Oracle } from './oracle.ts'

export const challengeStaysWithItsSession: Oracle = {
  id: 'challenge-stays-with-its-session',
  title: 'A challenge is met only where it was made',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.does !== 'perform' || step.outcome !== 'done' || step.after === null) return []
      const answers = steps.slice(0, index).filter((earlier) => earlier.does === 'answer')
      const strange = answers.find(
        ({ challenge, outcome, holder }) => challenge.id === step.after && outcome === 'done' && holder !== challenge.holder,
      )
      if (strange === undefined) return []
      const says = `the challenge of ${strange.challenge.holder} was met by ${strange.holder}, and ${step.operation} was done`
      return [{ says, exchanges: [...decidedBy(strange), ...decidedBy(step)] }]
    }),
}
