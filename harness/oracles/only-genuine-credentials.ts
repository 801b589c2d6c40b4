/** What was forged, altered, made for something else or is over opens nothing (RFC 8725, 3; RFC 9449, 4.3; ASVS 9.1.1, 9.2.2). */
import { decidedBy, type Oracle } from './oracle.ts'

export const onlyGenuineCredentials: Oracle = {
  id: 'only-genuine-credentials',
  title: 'Nothing but a genuine credential opens anything',
  judge: ({ steps }) =>
    steps.flatMap((step) =>
      step.does === 'perform' && step.presented !== null && step.outcome === 'done'
        ? [{ says: `${step.operation} was done for ${step.presented}`, exchanges: decidedBy(step) }]
        : [],
    ),
}
