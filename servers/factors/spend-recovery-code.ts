/**
 * Defence: a recovery code of the person counts once, whole, and only as long as no newer set has replaced it.
 * Stops: codes used twice, in part, by somebody else or from an old sheet (CWE-294, CWE-639; ASVS 6.5.1; NIST SP 800-63B-4, 3.1.2.2).
 */
import type { Database } from '../store/database.ts'
import { readRecoveryCode, recoveryCodeHash } from './recovery-codes.ts'

export interface RecoveryCodeUse {
  readonly person: string
  /** As it was typed. */
  readonly code: string
  readonly nowMs: number
}

/** True for the one caller that spent the code. */
export type SpendRecoveryCode = (database: Database, use: RecoveryCodeUse) => Promise<boolean> | boolean

export const spendRecoveryCode: SpendRecoveryCode = (database, { person, code, nowMs }) => {
  const read = readRecoveryCode(code)
  if (read === null) return false
  return (
    database.run(
      'update recovery_codes set used_at = ? where code_hash = ? and person = ? and used_at is null',
      nowMs,
      recoveryCodeHash(database, person, read),
      person,
    ) === 1
  )
}
