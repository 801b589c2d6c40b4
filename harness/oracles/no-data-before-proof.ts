/** An answer that is not done carries no content of the protected operation (CWE-200; ASVS 14.2.2). */
import { decidedBy, type Oracle } from './oracle.ts'

export const noDataBeforeProof: Oracle = {
  id: 'no-data-before-proof',
  title: 'Refusals carry nothing protected',
  judge: ({ steps }) =>
    steps.flatMap((step) =>
      step.does === 'perform' && step.disclosed && step.outcome !== 'done'
        ? [{ says: `the answer to ${step.operation} was ${step.outcome} but carried its content`, exchanges: decidedBy(step) }]
        : [],
    ),
}
