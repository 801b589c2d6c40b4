/** The counter belongs to the challenge instead of to the person. */
import { countGuess } from '../factors/limit-guesses.ts'
import type { Weakness } from './weakness.ts'

export const newChallengeResetsGuesses: Weakness = {
  id: 'new-challenge-resets-guesses',
  title: 'Every new challenge gives new tries',
  class: 'otp-brute',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      begin: (database, guess) => countGuess(database, `${guess.person}/${guess.factor}/${guess.interaction}`, guess.nowMs),
      succeeded: () => undefined,
    },
  }),
}
