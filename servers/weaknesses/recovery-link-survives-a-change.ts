/** The link is tied to the person and not to the credentials it was sent to replace: a password that was chosen since does not end it. */
import type { Weakness } from './weakness.ts'

export const recoveryLinkSurvivesAChange: Weakness = {
  id: 'recovery-link-survives-a-change',
  title: 'A link for a forgotten password still works after a new password was chosen',
  class: 'grant-reuse',
  cwe: 'CWE-640',
  breaks: ['answered-as-required'],
  weaken: (defences) => ({
    ...defences,
    spendRecoveryLink: (database, link, nowMs) =>
      defences.spendRecoveryLink(database, { ...link, credentialsVersion: link.person.credentials_version }, nowMs),
  }),
}
