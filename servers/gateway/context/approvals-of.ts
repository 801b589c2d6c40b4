/**
 * Defence: approvals are what this session was elevated for, or what the details of this token name, each with the level, the factor and
 * the time of its own proof. Signing in approves nothing, however strong it was, and nothing is taken over from another session.
 * Stops: a strong sign-in, a step-up elsewhere, or any valid token opens what has to be approved
 * (CWE-306, CWE-613, CWE-863; RFC 9470, sections 3 and 6; ASVS 7.5.3, 8.2.2, 10.3.4).
 */
import { singleDetails } from '../../details.ts'
import { factorOf } from '../../factors/factor.ts'
import { levelOf } from '../../levels.ts'
import type { Database } from '../../store/database.ts'
import type { Approval, Session } from '../visit.ts'
import { elevationsOf } from './sessions.ts'
import type { AccessTokenClaims } from './verify-access-token.ts'

export interface ApprovalsOf {
  /** Newest first. */
  session(database: Database, session: Session, nowMs: number): readonly Approval[]
  /** @param claims of a token that was verified */
  token(claims: AccessTokenClaims): readonly Approval[]
}

export const approvalsOf: ApprovalsOf = {
  session: (database, { id }, nowMs) => elevationsOf(database, id, nowMs),
  token({ jti, iat, acr, amr, auth_time, authorization_details }) {
    const details = singleDetails(authorization_details)
    if (details === null) return []
    const proven = { level: levelOf(acr), method: factorOf(amr), authTime: auth_time }
    return [{ id: jti, ...proven, usedAt: iat * 1000, address: null, details }]
  },
}
