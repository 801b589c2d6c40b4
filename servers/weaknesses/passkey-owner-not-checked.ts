/** The credential is found by the id in the answer, whoever it belongs to. Compare AD FS, whose second factor of one account completed the challenge of another (CVE-2018-8340). */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const passkeyOwnerNotChecked: Weakness = {
  id: 'passkey-owner-not-checked',
  title: 'A passkey of any account answers a challenge',
  class: 'challenge-swap-user',
  cwe: 'CWE-639',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => options, { keyOf: 'anybody' }),
  }),
}
