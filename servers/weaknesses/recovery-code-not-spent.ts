/** The code is found and right, and stays on the list, as in Parse Server (GHSA-4hf6-3x24-c9m8). */
import { readRecoveryCode, recoveryCodeHash } from '../factors/recovery-codes.ts'
import type { Weakness } from './weakness.ts'

export const recoveryCodeNotSpent: Weakness = {
  id: 'recovery-code-not-spent',
  title: 'A recovery code opens the account as often as one likes',
  class: 'recovery-code-abuse',
  cwe: 'CWE-294',
  breaks: ['recovery-code-spent-once', 'proof-is-the-owners'],
  weaken: (defences) => ({
    ...defences,
    spendRecoveryCode: (database, { person, code }) => {
      const read = readRecoveryCode(code)
      if (read === null) return false
      const hash = recoveryCodeHash(database, person, read)
      return database.get('select 1 from recovery_codes where code_hash = ? and person = ?', hash, person) !== undefined
    },
  }),
}
