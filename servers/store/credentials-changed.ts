/**
 * Defence: a change of password, factors, role or lock ends what was proven before it: other sessions, all elevations and open
 * challenges, tokens, trusted devices. The person is told.
 * Stops: whoever got in earlier stays in after the owner has changed the lock (CWE-613; ASVS 7.4.2, 7.4.3; NIST SP 800-63B-4, 4.5).
 */
import type { Database } from './database.ts'
import { endAccess } from './end-access.ts'
import { notify } from './notices.ts'

export interface CredentialChange {
  readonly person: string
  /** One sentence for the owner, without any secret. */
  readonly says: string
  /** The session in which the change was made; it goes on at level 1. `null`: none does. */
  readonly keepSession: string | null
  readonly nowMs: number
}

/** Called in the transaction of the change itself. */
export type CredentialsChanged = (database: Database, change: CredentialChange) => void

export const credentialsChanged: CredentialsChanged = (database, { person, says, keepSession, nowMs }) => {
  database.run('update people set credentials_version = credentials_version + 1 where id = ?', person)
  endAccess(database, { person, keepSession, nowMs })
  notify(database, person, says, nowMs)
}
