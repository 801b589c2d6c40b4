/**
 * The setting "second factor required" is off by default, and then nobody looks whether the account has one. As in ZITADEL
 * (CVE-2025-64103), where a session with one factor counted also for people who had enrolled two.
 */
import type { Weakness } from './weakness.ts'

export const heldFactorsNotDemanded: Weakness = {
  id: 'held-factors-not-demanded',
  title: 'Without a setting that demands it, the second factor of an account is not asked for',
  class: 'aal-miscomputed',
  cwe: 'CWE-308',
  breaks: ['challenge-has-the-right-level', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    accountLevel: () => 1,
    enrolmentLevel: () => 1,
    recoveryCodesLevel: () => 1,
    removalLevel: () => 1,
  }),
}
