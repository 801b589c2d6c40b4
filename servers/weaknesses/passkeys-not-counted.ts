/**
 * "The highest that is available" is worked out from a list of factors that was written before there were passkeys. As in Ory Kratos
 * (CVE-2024-45042), whose `highest_available` did not look at all kinds of credentials that an account holds.
 */
import { heldFactors } from '../store/held-factors.ts'
import type { Weakness } from './weakness.ts'

export const passkeysNotCounted: Weakness = {
  id: 'passkeys-not-counted',
  title: 'Passkeys are left out when the strongest factor of an account is looked for',
  class: 'aal-miscomputed',
  cwe: 'CWE-308',
  breaks: ['challenge-has-the-right-level', 'elevated-by-fresh-factor'],
  weaken(defences) {
    const strongest: typeof defences.accountLevel = (database, person) =>
      heldFactors(database, person).some((factor) => factor === 'totp' || factor === 'push') ? 2 : 1
    return {
      ...defences,
      accountLevel: strongest,
      enrolmentLevel: strongest,
      recoveryCodesLevel: strongest,
      removalLevel: strongest,
    }
  },
}
