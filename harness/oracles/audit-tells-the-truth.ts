/**
 * Where the target has an audit log, it knows each deciding exchange of an operation and each factor that was given: what came of it, whose
 * account it was and where it came from (ASVS 16.2.1, 16.3.1 to 16.3.3; PCI DSS 10.2.2).
 */
import type { AnswerStep, AuditEvent, Exchange, PerformStep } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

/** The words of audit events, by outcome. */
const spoken: Readonly<Record<string, string>> = { done: 'continue', challenged: 'challenge', refused: 'refuse', ended: 'end' }

export const auditTellsTheTruth: Oracle = {
  id: 'audit-tells-the-truth',
  title: 'Every decision is in the audit log, as it was',
  judge: ({ steps, audit, exchanges }) =>
    audit === null
      ? []
      : steps.flatMap((step) => {
          if (step.outcome === 'broken') return []
          const about = audit.filter(({ requestId }) => step.exchanges.includes(requestId))
          const lie =
            step.does === 'perform' ? lieAbout(step, about, exchanges) : step.does === 'answer' ? silenceAbout(step, about) : null
          return lie === null ? [] : [{ says: lie, exchanges: decidedBy(step) }]
        }),
}

function lieAbout(step: PerformStep, about: readonly AuditEvent[], exchanges: readonly Exchange[]): string | null {
  const [exchange] = decidedBy(step)
  // What went through somebody else came from there.
  const from = exchanges.find(({ id }) => id === exchange)?.from ?? step.address
  const events = about.filter(({ requestId }) => requestId === exchange)
  const fitting = events.filter(({ decision }) => decision === spoken[step.outcome])
  if (fitting.length === 0) {
    const found = events.length === 0 ? 'nothing' : events.map(({ decision }) => decision).join(', ')
    return `${step.operation} was ${step.outcome}, but the audit log says ${found}`
  }
  const elsewhere = fitting.find(({ address }) => address !== null && address !== from)
  if (elsewhere !== undefined) return `${step.operation} came from ${from}, but the audit log says ${elsewhere.address}`
  const known = step.outcome === 'done' || step.outcome === 'challenged'
  if (!known || fitting.some(({ account }) => account === step.account)) return null
  return `${step.operation} was ${step.outcome} on the ${step.account}’s account, but the audit log names ${fitting[0]?.account}`
}

/** A factor that was given is in the log, as verified or as denied. */
function silenceAbout(step: AnswerStep, about: readonly AuditEvent[]): string | null {
  const { outcome, proofOf, factor, account } = step
  if (proofOf === 'nobody' || outcome === 'challenged') return null
  const [decisive] = decidedBy(step)
  const said =
    outcome === 'done'
      ? about.some(({ decision }) => decision === 'verified')
      : about.some(({ decision, requestId }) => requestId === decisive && ['denied', 'refuse', 'end'].includes(decision))
  return said ? null : `the ${factor} given for the ${account}’s account was ${outcome}, but the audit log does not say so`
}
