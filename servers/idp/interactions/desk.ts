/** What every step at the provider needs at hand, and the two things that every step does: write the log and say no. */
import type { Request, Response } from 'express'
import type { Provider } from 'oidc-provider'
import type { AuditLog, Decision } from '../../audit/audit-log.ts'
import type { RelyingParty } from '../../factors/verify-passkey.ts'
import type { Defences } from '../../gateway/defences.ts'
import { logStep } from '../../gateway/log-step.ts'
import type { Database } from '../../store/database.ts'
import type { Refused } from './describe-refusal.ts'
import { pageAfterRefusal } from './show-refusal.ts'

export interface Desk {
  readonly provider: Provider
  readonly database: Database
  readonly defences: Defences
  readonly audit: AuditLog
  readonly relyingParty: RelyingParty
  /** Compared with when the login is unknown. */
  readonly nobodysPasswordHash: string
  readonly now: () => number
}

/** Whom and what a step is about, as far as it is known. */
export interface Concern {
  readonly person: string | null
  readonly operation: string | null
}

export const nobody: Concern = { person: null, operation: null }

export function log({ audit }: Desk, request: Request, decision: Decision, reason: string, concern: Concern): void {
  logStep(audit, request, { decision, reason, ...concern })
}

/** The reason goes to the log; what the client is told is for a defence to say. */
export async function refuse(
  desk: Desk,
  request: Request,
  response: Response,
  refused: Refused,
  reason: string,
  concern: Concern,
): Promise<void> {
  log(desk, request, 'denied', reason, concern)
  const { status, body } = desk.defences.describeRefusal(refused)
  const html = wantsHtml(request) ? await pageAfterRefusal(desk, request, response, refused, body.error_description) : null
  await desk.database.settled()
  if (html !== null) response.status(status).type('html').send(html)
  else response.status(status).json(body)
}

export function wantsHtml(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html'
}
