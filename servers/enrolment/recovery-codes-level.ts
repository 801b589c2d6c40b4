/**
 * Defence: recovery codes are made with a second factor at least, and with the strongest that the person holds.
 * Stops: whoever has the password stocks codes that open the account later (CWE-287; NIST SP 800-63B-4, 4.2.1).
 */
import type { Level } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'

export type RecoveryCodesLevel = (database: Database, person: string) => Level

export const recoveryCodesLevel: RecoveryCodesLevel = (database, person) => {
  const held = strongestHeld(database, person)
  return held > 2 ? held : 2
}
