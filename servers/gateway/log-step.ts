/** The last step of the way: one event that says who, what, when, from where, and what came of it. */
import type { IncomingMessage } from 'node:http'
import type { AuditLog, Decision } from '../audit/audit-log.ts'
import type { Risk } from '../risk/risk.ts'
import { arrivalOf } from './intercept/intercept.ts'
import type { Route } from './policy.ts'
import type { Identity } from './visit.ts'

export interface Step {
  readonly decision: Decision
  /** Why, in the words of the defence that decided. */
  readonly reason: string
  readonly identity?: Identity
  /** Where the identity does not say it. */
  readonly person?: string | null
  readonly operation?: string | null
  readonly object?: string | null
  readonly route?: Pick<Route, 'method' | 'path'>
  readonly risk?: Risk
}

export function logStep(audit: AuditLog, request: IncomingMessage, step: Step): void {
  const { decision, reason, identity, operation = null, object = null, route } = step
  const { address, requestId } = arrivalOf(request)
  const person = step.person ?? whoseIs(identity)
  const declared = route === undefined ? null : `${route.method} ${route.path}`
  audit.append({ decision, reason: reason + wordsOf(step.risk), requestId, person, operation, object, route: declared, address })
}

/** Also of credentials that don't hold: whose session was ended, whose token was tried. */
function whoseIs(identity: Identity | undefined): string | null {
  if (identity === undefined || identity.kind === 'nobody') return null
  return identity.kind === 'rejected' ? identity.owner : identity.person
}

/** What the log says of the risk; nobody else learns it. */
function wordsOf(risk: Risk | undefined): string {
  return risk === undefined || risk.score === 0 ? '' : ` · risk ${risk.score} ${risk.band}: ${risk.reasons.join('; ')}`
}

/** The reason of a refusal that a failure of ours forced. */
export function ownError(error: unknown): string {
  return `our own error: ${error instanceof Error ? error.message : 'unknown'}`
}
