/** What was mailed once opens the account for as long as nobody used it: the time in the row is written and never read. */
import type { Weakness } from './weakness.ts'

export const recoveryLinkNeverExpires: Weakness = {
  id: 'recovery-link-never-expires',
  title: 'A link for a forgotten password has no end',
  class: 'grant-reuse',
  cwe: 'CWE-613',
  breaks: ['answered-as-required'],
  weaken: (defences) => ({
    ...defences,
    spendRecoveryLink: (database, link, nowMs) =>
      defences.spendRecoveryLink(database, { ...link, expiresAt: Number.MAX_SAFE_INTEGER }, nowMs),
  }),
}
