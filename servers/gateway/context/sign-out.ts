/**
 * Defence: signing out ends the session at the server, with its elevations, its challenges and what its browser has begun at the provider.
 * Stops: a cookie that was copied before, or a challenge that was left open, still works after it (CWE-613; ASVS 7.4.1; NIST SP 800-63B-4, 5.1).
 */
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'
import { endSession } from './sessions.ts'

/** @param browser the secret of the browser's cookie, `undefined` when it sent none */
export type SignOut = (database: Database, session: string, browser: string | undefined) => void

export const signOut: SignOut = (database, session, browser) => {
  endSession(database, session)
  if (browser !== undefined) database.run('delete from pending_sign_ins where browser_hash = ?', fingerprint(browser))
}
