/** Wrong codes of one kind go to a category that nobody counts, as in the magic link extension of Keycloak (p2-inc/keycloak-magic-link #211). */
import type { Weakness } from './weakness.ts'

export const recoveryGuessesNotCounted: Weakness = {
  id: 'recovery-guesses-not-counted',
  title: 'Wrong recovery codes are not counted',
  class: 'otp-brute',
  cwe: 'CWE-799',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      begin: (database, guess) => guess.factor === 'recovery' || defences.limitGuesses.begin(database, guess),
    },
  }),
}
