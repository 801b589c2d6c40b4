/** The id in the path is enough, as in wagtail-2fa (CVE-2020-5240). */
import type { Weakness } from './weakness.ts'

export const factorOwnerNotChecked: Weakness = {
  id: 'factor-owner-not-checked',
  title: 'Factors of other people are removed by their id',
  class: 'factor-remove-ungated',
  cwe: 'CWE-639',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, checkFactorOwner: () => true }),
}
