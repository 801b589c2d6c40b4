/** Whoever has lost the password has lost everything: the account starts anew. Compare Drupal miniorange_2fa (CVE-2025-47707). */
import type { Weakness } from './weakness.ts'

export const recoveryRemovesFactors: Weakness = {
  id: 'recovery-removes-factors',
  title: 'Resetting the password switches the second factor off',
  class: 'recovery-flow-bypass',
  cwe: 'CWE-640',
  breaks: ['honest-still-served'],
  weaken: (defences) => ({
    ...defences,
    finishRecovery: (database, visit, person) => {
      for (const table of ['totp_credentials', 'webauthn_credentials', 'push_phones', 'recovery_codes'])
        database.run(`delete from ${table} where person = ?`, person)
      return defences.finishRecovery(database, visit, person)
    },
  }),
}
