/** Step-up that nags is broken: an honest request of level 1 is neither challenged nor refused. */
import { decidedBy, type Oracle, operationOf } from './oracle.ts'

export const honestLeftAlone: Oracle = {
  id: 'honest-left-alone',
  title: 'Ordinary requests are not challenged',
  judge: ({ steps, phase }, target) =>
    steps.flatMap((step) => {
      if (phase === 'attack' || step.does !== 'perform' || step.actor !== 'victim') return []
      const ordinary = (operationOf(target, step.operation)?.level ?? 2) < 2
      return ordinary && (step.outcome === 'challenged' || step.outcome === 'refused' || step.outcome === 'ended')
        ? [{ says: `an ordinary request was ${step.outcome}: ${step.operation}`, exchanges: decidedBy(step) }]
        : []
    }),
}
