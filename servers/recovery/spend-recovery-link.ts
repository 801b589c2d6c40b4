/**
 * Defence: a link for a forgotten password works once, for ten minutes, and only as long as the person's credentials and address are
 * those that it was sent for.
 * Stops: an old or used link, or one that went to a former address, takes the account over (CWE-640; ASVS 6.4.3, 6.5.1; NIST SP 800-63B-4, 4.2.1).
 */
import type { Database } from '../store/database.ts'
import { recoveryAddressOf } from '../store/people.ts'
import type { RecoveryLink } from './recovery-links.ts'

/** True for the one caller that used it up. */
export type SpendRecoveryLink = (database: Database, link: RecoveryLink, nowMs: number) => boolean

export const spendRecoveryLink: SpendRecoveryLink = (database, link, nowMs) => {
  const { tokenHash, address, credentialsVersion, expiresAt, person } = link
  const holds = address === recoveryAddressOf(person) && credentialsVersion === person.credentials_version && person.locked === 0
  const spent = database.run('delete from recovery_links where token_hash = ?', tokenHash) === 1
  return spent && holds && expiresAt > nowMs
}
