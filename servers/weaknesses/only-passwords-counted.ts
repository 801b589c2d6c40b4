/** The limit came with the passwords and was never called for the codes, as in ZITADEL (CVE-2024-32868). */
import type { Weakness } from './weakness.ts'

export const onlyPasswordsCounted: Weakness = {
  id: 'only-passwords-counted',
  title: 'Wrong one-time codes are not counted',
  class: 'otp-brute',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      begin: (database, guess) => guess.factor !== 'password' || defences.limitGuesses.begin(database, guess),
    },
  }),
}
