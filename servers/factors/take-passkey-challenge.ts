/**
 * Defence: the challenge of a ceremony is random, kept at the server for this interaction, and gone with the first answer, right or wrong.
 * Stops: a captured assertion is handed in again (CWE-294; W3C WebAuthn Level 3, 13.4.3; ASVS 6.7.2; NIST SP 800-63B-4, 3.2.7).
 */
import { challengeSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'

export interface PendingCeremony {
  /** The hash of the interaction's id. */
  readonly interaction: string
  readonly nowMs: number
}

/** The challenge that was set, for one caller; `null` when there is none. */
export type TakePasskeyChallenge = (database: Database, ceremony: PendingCeremony) => string | null

export const takePasskeyChallenge: TakePasskeyChallenge = (database, { interaction, nowMs }) => {
  const row = database.get('delete from passkey_challenges where uid_hash = ? returning challenge, expires_at', interaction)
  return row === undefined || Number(row.expires_at) <= nowMs ? null : String(row.challenge)
}

/** A new ceremony replaces the one before. */
export function keepPasskeyChallenge(database: Database, { interaction, nowMs }: PendingCeremony, challenge: string): void {
  database.run('delete from passkey_challenges where expires_at <= ?', nowMs)
  const until = nowMs + challengeSeconds * 1000
  database.run('insert or replace into passkey_challenges values (?, ?, ?)', interaction, challenge, until)
}
