/** The account page deletes a credential in a session of level 1, as in Keycloak up to 26.5 (CVE-2026-3429). */
import type { Weakness } from './weakness.ts'

export const factorRemovedWithThePassword: Weakness = {
  id: 'factor-removed-with-the-password',
  title: 'A factor is removed with the password alone',
  class: 'factor-remove-ungated',
  cwe: 'CWE-306',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, removalLevel: () => 1 }),
}
