/** Somebody at home, or close to it, on a device of their own is asked for what the action demands and no more. */
import { decidedBy, demandedOf, type Oracle } from './oracle.ts'

const near = new Set(['victim-home', 'another-network'])

export const honestNotOverasked: Oracle = {
  id: 'honest-not-overasked',
  title: 'Ordinary circumstances demand nothing extraordinary',
  judge: (evidence, target) =>
    evidence.steps.flatMap((step) => {
      if (evidence.phase === 'attack' || step.does !== 'perform' || step.challenge === null || step.actor !== 'victim') return []
      const declared = demandedOf(target, step.operation, evidence)?.level ?? step.challenge.level
      if (!near.has(step.position) || step.challenge.level <= declared) return []
      const says = `${step.operation} was asked for with level ${step.challenge.level} at ${step.position}, where ${declared} is declared`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}
