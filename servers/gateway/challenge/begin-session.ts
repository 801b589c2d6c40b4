/**
 * Defence: a sign-in gets a session with an id and a cookie of its own, whatever the browser brought along; what it brought is over.
 * Stops: an attacker plants his own cookie, or one that he made up, and is in when its holder signs in (CWE-384; ASVS 7.2.4; RFC 6265bis, 8.4).
 */
import type { Database } from '../../store/database.ts'
import { endSession, type NewSession, startSession } from '../context/sessions.ts'
import type { Session } from '../visit.ts'

/** What the browser sent when it came back from the provider. */
export interface Presented {
  readonly cookie: string | undefined
  /** That the cookie stands for; `null` when it stands for none. */
  readonly session: Session | null
}

/** Returns the cookie from now on. */
export type BeginSession = (database: Database, presented: Presented, fresh: NewSession, nowMs: number) => string

export const beginSession: BeginSession = (database, { session }, fresh, nowMs) => {
  if (session !== null) endSession(database, session.id)
  return startSession(database, fresh, nowMs)
}
