/**
 * Defence: a one-time code is of now, or of the time step before or after.
 * Stops: a code that was seen minutes ago and never used is still good (CWE-613; RFC 6238, 5.2; ASVS 6.5.5).
 */
import type { Database } from '../store/database.ts'
import { stepOfCode } from './totp.ts'

/** The time step that the person's code is right for, `null` when it is wrong. */
export type TotpStep = (database: Database, person: string, code: string, nowMs: number) => number | null

export const totpStep: TotpStep = (database, person, code, nowMs) => {
  const seed = seedOf(database, person)
  return seed === null ? null : stepOfCode(seed, code, nowMs)
}

/** In base32; `null` for somebody who has none. */
export function seedOf(database: Database, person: string): string | null {
  const row = database.get('select sealed_seed from totp_credentials where person = ?', person)
  return row === undefined ? null : database.seal.open(String(row.sealed_seed))
}
