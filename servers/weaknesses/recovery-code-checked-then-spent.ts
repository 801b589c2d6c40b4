/** The sheet is read, searched and written back without what was searched for, as in Parse Server (GHSA-2299-ghjr-6vjp). */
import { setTimeout as delay } from 'node:timers/promises'
import { readRecoveryCode, recoveryCodeHash } from '../factors/recovery-codes.ts'
import type { Weakness } from './weakness.ts'

/** How long the store takes to answer, in milliseconds. */
const answerMs = 60

export const recoveryCodeCheckedThenSpent: Weakness = {
  id: 'recovery-code-checked-then-spent',
  title: 'A recovery code is looked up first and spent later',
  class: 'single-use-race',
  cwe: 'CWE-367',
  breaks: ['recovery-code-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendRecoveryCode: async (database, use) => {
      const read = readRecoveryCode(use.code)
      if (read === null) return false
      const hash = recoveryCodeHash(database, use.person, read)
      const sql = 'select 1 from recovery_codes where code_hash = ? and person = ? and used_at is null'
      const found = database.get(sql, hash, use.person) !== undefined
      await delay(answerMs)
      await defences.spendRecoveryCode(database, use)
      return found
    },
  }),
}
