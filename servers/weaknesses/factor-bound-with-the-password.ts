/**
 * Whoever is signed in binds a factor next to those that are there, and steps up with it, as in Keycloak (CVE-2023-3597). A step-up of
 * level 1 asks for the password once more.
 */
import type { Weakness } from './weakness.ts'

export const factorBoundWithThePassword: Weakness = {
  id: 'factor-bound-with-the-password',
  title: 'A new factor is bound with the password alone',
  class: 'enrol-ungated',
  cwe: 'CWE-306',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, enrolmentLevel: () => 1 }),
}
