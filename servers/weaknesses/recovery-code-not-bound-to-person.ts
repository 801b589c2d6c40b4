/** The code is looked up among the codes of everybody, as in Gogs before 0.13.4 (CVE-2025-64175). */
import type { Weakness } from './weakness.ts'

export const recoveryCodeNotBoundToPerson: Weakness = {
  id: 'recovery-code-not-bound-to-person',
  title: 'A recovery code of any account counts',
  class: 'recovery-code-abuse',
  cwe: 'CWE-639',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    spendRecoveryCode: (database, use) =>
      database
        .all('select distinct person from recovery_codes where used_at is null')
        .some(({ person }) => defences.spendRecoveryCode(database, { ...use, person: String(person) }) === true),
  }),
}
