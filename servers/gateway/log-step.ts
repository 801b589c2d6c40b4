/** The last step of the way: one event that says who, what, when, from where, and what came of it. */
import type { IncomingMessage } from 'node:http'
import type { AuditLog, Decision } from '../audit/audit-log.ts'
import type { Risk } from '../risk/risk.ts'
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
  audit.append(audit.writing.entryOf(request, step))
}

/** The reason of a refusal that a failure of ours forced. */
export function ownError(error: unknown): string {
  return `our own error: ${error instanceof Error ? error.message : 'unknown'}`
}
