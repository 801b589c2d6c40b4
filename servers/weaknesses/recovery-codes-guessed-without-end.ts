/** The limit on guesses was built for the authenticator app; recovery codes came later. */
import type { Weakness } from './weakness.ts'

export const recoveryCodesGuessedWithoutEnd: Weakness = {
  id: 'recovery-codes-guessed-without-end',
  title: 'Wrong recovery codes are not counted',
  class: 'recovery-code-abuse',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      begin: (database, guess) => guess.factor === 'recovery' || defences.limitGuesses.begin(database, guess),
      succeeded: defences.limitGuesses.succeeded,
    },
  }),
}
