/** The lock is looked at where a sign-in or challenge begins and nowhere else, as in Keycloak’s CIBA (CVE-2026-9798). */
import { credentialsVersionOf } from '../idp/interactions/finish-once.ts'
import type { Weakness } from './weakness.ts'

export const lockNotCheckedAtCompletion: Weakness = {
  id: 'lock-not-checked-at-completion',
  title: 'A challenge that began before the lock is completed after it',
  class: 'lock-bypass',
  cwe: 'CWE-863',
  breaks: ['locked-stays-out'],
  weaken: (defences) => ({
    ...defences,
    checkAccountOpen: () => true,
    checkAccountUnchanged: () => true,
    finishOnce: (database, ending) =>
      defences.finishOnce(database, { ...ending, credentialsVersion: credentialsVersionOf(database, ending.person) }),
    credentialsChanged: () => undefined,
  }),
}
