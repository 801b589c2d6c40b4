/** Nothing counts. */
import type { Weakness } from './weakness.ts'

export const guessesNotCounted: Weakness = {
  id: 'guesses-not-counted',
  title: 'One-time codes can be tried without end',
  class: 'otp-brute',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: { begin: () => true, succeeded: () => undefined },
  }),
}
