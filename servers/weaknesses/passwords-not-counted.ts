/** The second factor is limited, and that is thought to be enough. */
import type { Weakness } from './weakness.ts'

export const passwordsNotCounted: Weakness = {
  id: 'passwords-not-counted',
  title: 'Passwords can be tried without end',
  class: 'otp-brute',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      begin: (database, guess) => guess.factor === 'password' || defences.limitGuesses.begin(database, guess),
    },
  }),
}
