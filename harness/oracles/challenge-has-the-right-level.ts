/** A challenge names at least the level, and at most the age, that the target declares for the operation (RFC 9470, section 3). */
import { decidedBy, demandedOf, type Oracle } from './oracle.ts'

export const challengeHasTheRightLevel: Oracle = {
  id: 'challenge-has-the-right-level',
  title: 'The challenge demands what the action demands',
  judge: (evidence, target) =>
    evidence.steps.flatMap((step) => {
      if (step.does !== 'perform' || step.challenge === null) return []
      const operation = demandedOf(target, step.operation, evidence)
      if (operation === undefined) return []
      const { level, maxAgeSeconds } = step.challenge
      const tooOld = operation.maxAgeSeconds !== null && (maxAgeSeconds === null || maxAgeSeconds > operation.maxAgeSeconds)
      if (level >= operation.level && !tooOld) return []
      const demanded = `level ${operation.level}, ${operation.maxAgeSeconds ?? 'any'} s`
      return [
        {
          says: `the challenge asked for level ${level}, ${maxAgeSeconds ?? 'any'} s where ${demanded} is declared`,
          exchanges: decidedBy(step),
        },
      ]
    }),
}
