/** The provider’s word that a second factor was given is enough; of whom it speaks nobody asks. So it was in AD FS (CVE-2018-8340). */
import type { Weakness } from './weakness.ts'

export const stepUpSubjectNotChecked: Weakness = {
  id: 'step-up-subject-not-checked',
  title: 'A step-up can be met with another account',
  class: 'challenge-swap-user',
  cwe: 'CWE-287',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkStepUpSubject: () => true,
  }),
}
