/**
 * Where the target has an audit log, it knows each deciding exchange of an operation, what came of it and where it came from
 * (ASVS 16.2.1, 16.3.1 to 16.3.3).
 */
import type { AuditEvent, PerformStep } from '../record.ts'
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
          const events = audit.filter(({ requestId }) => requestId === exchange)
          const lie = lieAbout(step, events)
          return lie === null ? [] : [{ says: lie, exchanges: [exchange] }]
        }),
}

function lieAbout(step: PerformStep, events: readonly AuditEvent[]): string | null {
  const fitting = events.filter(({ decision }) => decision === spoken[step.outcome])
  if (fitting.length === 0) {
    const found = events.length === 0 ? 'nothing' : events.map(({ decision }) => decision).join(', ')
    return `${step.operation} was ${step.outcome}, but the audit log says ${found}`
  }
  const elsewhere = fitting.find(({ address }) => address !== null && address !== step.address)
  return elsewhere === undefined
    ? null
    : `${step.operation} came from ${step.address}, but the audit log says ${elsewhere.address}`
}
