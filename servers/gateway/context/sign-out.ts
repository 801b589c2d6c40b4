/**
 * Defence: signing out ends the session at the server, with its elevations, its challenges and what its browser has at the provider: what
 * it has begun there, and its session, with the tokens that came of it.
 * Stops: a cookie that was copied before, a challenge that was left open, or whoever sits down at the browser next still gets in
 * (CWE-613; ASVS 7.4.1; NIST SP 800-63B-4, 5.1).
 */
import { endProviderSession } from '../../idp/end-provider-session.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'
import { endSession } from './sessions.ts'

/** What the browser sent beside the cookie of its session; `undefined` where it sent none. */
export interface BrowserSecrets {
  /** Ties what it has begun to it. */
  readonly browser: string | undefined
  /** Its session at the provider: cookies belong to a host, not to a port, so it comes along. */
  readonly provider: string | undefined
}

/** @param secrets `null` when it is another browser's session */
export type SignOut = (database: Database, session: string, secrets: BrowserSecrets | null) => void

export const signOut: SignOut = (database, session, secrets) => {
  endSession(database, session)
  if (secrets?.browser !== undefined) {
    database.run('delete from pending_sign_ins where browser_hash = ?', fingerprint(secrets.browser))
  }
  if (secrets?.provider !== undefined) endProviderSession(database, secrets.provider)
}
