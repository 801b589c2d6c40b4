/** The challenge beside the answer is compared, the one that was signed never is, as in BossConsole (issue 35). */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const assertionChallengeNotCompared: Weakness = {
  id: 'assertion-challenge-not-compared',
  title: 'A passkey’s answer counts for any challenge',
  class: 'ceremony-unverified',
  cwe: 'CWE-345',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => ({ ...options, expectedChallenge: () => true })),
  }),
}
