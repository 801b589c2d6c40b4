/**
 * Defence: the cookie is replaced whenever the level of a session changes; the old one is dead at once.
 * Stops: a cookie that was planted or copied before the step-up is worth more after it (CWE-384; ASVS 7.2.4).
 */
import type { Database } from '../../store/database.ts'
import { randomToken } from '../../store/seal.ts'

/** The cookie from now on; `null` leaves it as it is. */
export type RotateSession = (database: Database, session: string) => string | null

export const rotateSession: RotateSession = (database, session) => {
  const token = randomToken()
  database.run('update sessions set token_hash = ? where id = ?', database.atRest.sessionToken(token), session)
  return token
}
