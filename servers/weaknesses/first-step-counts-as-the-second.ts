/**
 * The steps are counted and not looked at: the password, given where the second factor is due, is the second step. Rebuilds
 * CVE-2025-15039 (WSO2 Identity Server): the same step twice, and only the first one is completed.
 */
import { reached } from '../factors/factor.ts'
import { checkStep } from '../idp/interactions/check-step.ts'
import type { Weakness } from './weakness.ts'

export const firstStepCountsAsTheSecond: Weakness = {
  id: 'first-step-counts-as-the-second',
  title: 'The password, given once more, stands for the second factor',
  class: 'gate-step-skip',
  cwe: 'CWE-841',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkStep: (at, factor) => checkStep(at, factor) || (factor === 'password' && at.need.next === 'factor' && !at.over),
    grantProof: (factor, demanded) => (factor === 'password' && demanded === 2 ? reached.totp : reached[factor]),
  }),
}
