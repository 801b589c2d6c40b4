/** A route for which a level is declared answers nobody who has not reached it in this session (ASVS 8.2.1, 8.3.1). */
import { decidedBy, type Oracle } from './oracle.ts'

export const declaredLevelIsDemanded: Oracle = {
  id: 'declared-level-is-demanded',
  title: 'Every protected route demands its level',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.does !== 'probe' || step.outcome !== 'done' || step.demands === null || step.demands < 2) return []
      const reached = steps
        .slice(0, index)
        .flatMap((earlier) =>
          earlier.does === 'answer' && earlier.outcome === 'done' && earlier.holder === step.holder ? [earlier.level] : [],
        )
      if (Math.max(1, ...reached) >= step.demands) return []
      return [{ says: `${step.what} demands level ${step.demands}, but it was done without`, exchanges: decidedBy(step) }]
    }),
}
