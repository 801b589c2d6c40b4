/** Whoever signs in rightly is taken for the owner: every count of the account begins anew. */
import type { Weakness } from './weakness.ts'

export const anySuccessResetsGuesses: Weakness = {
  id: 'any-success-resets-guesses',
  title: 'A right password turns the count of wrong codes back',
  class: 'counter-evade',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      succeeded: (database, { person }) =>
        void database.run('delete from guesses where substr(key, 1, ?) = ?', person.length, person),
    },
  }),
}
