/** Both buttons come back as an answer, and an answer is what was waited for, as in Okta Verify for iOS 9.25.1 (CVE-2024-10327). */
import type { Weakness } from './weakness.ts'

export const pushDenialTakenForApproval: Weakness = {
  id: 'push-denial-taken-for-approval',
  title: 'Denying a prompt approves it',
  class: 'push-match',
  cwe: 'CWE-754',
  breaks: ['approved-with-the-number-shown', 'proof-is-the-owners'],
  weaken: (defences) => ({
    ...defences,
    verifyPushAnswer: (given) => {
      const verdict = defences.verifyPushAnswer(given)
      return verdict === 'denied' || verdict === 'wrong' ? 'approved' : verdict
    },
  }),
}
