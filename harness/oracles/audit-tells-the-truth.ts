/** Where the target has an audit log, it knows each deciding exchange of an operation, and says what came of it (ASVS 16.3.1 to 16.3.3). */
import { decidedBy, type Oracle } from './oracle.ts'

/** The words of audit events, by outcome. */
const spoken: Readonly<Record<string, string>> = { done: 'continue', challenged: 'challenge', refused: 'refuse', ended: 'end' }

export const auditTellsTheTruth: Oracle = {
  id: 'audit-tells-the-truth',
  title: 'Every decision is in the audit log, as it was',
  judge: ({ steps, audit }) =>
    audit === null
      ? []
      : steps.flatMap((step) => {
          const [exchange] = decidedBy(step)
          if (step.does !== 'perform' || exchange === undefined || step.outcome === 'broken') return []
          const logged = audit.filter(({ requestId }) => requestId === exchange).map(({ decision }) => decision)
          if (logged.some((decision) => decision === spoken[step.outcome])) return []
          const found = logged.length === 0 ? 'nothing' : logged.join(', ')
          return [{ says: `${step.operation} was ${step.outcome}, but the audit log says ${found}`, exchanges: [exchange] }]
        }),
}
