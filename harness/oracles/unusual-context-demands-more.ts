/** Whoever acts in unusual circumstances is asked for the level that these demand, and nothing less opens anything (NIST SP 800-63B-4, 5.3; ASVS 6.3.5, 8.2.4). */
import { decidedBy, type Oracle, operationOf } from './oracle.ts'

export const unusualContextDemandsMore: Oracle = {
  id: 'unusual-context-demands-more',
  title: 'Unusual circumstances demand a stronger proof',
  judge: ({ steps, decided, expected }, target) =>
    decided.flatMap((index) => {
      const level = expected?.level ?? null
      const step = steps[index]
      if (level === null || step?.does !== 'perform' || (operationOf(target, step.operation)?.level ?? 1) < 2) return []
      if (step.challenge !== null && step.challenge.level < level) {
        const asked = `level ${step.challenge.level}, where ${level} is demanded`
        return [{ says: `in unusual circumstances ${step.operation} was asked for with ${asked}`, exchanges: decidedBy(step) }]
      }
      const proven = steps
        .slice(0, index)
        .some((one) => one.does === 'answer' && one.outcome === 'done' && one.holder === step.holder && one.level >= level)
      if (step.outcome !== 'done' || proven) return []
      const says = `in unusual circumstances ${step.operation} was done without a proof of level ${level}`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}
