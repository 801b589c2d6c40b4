/** Password and code share one count, so that outsiders lock whoever they like (keycloak #46164). */
import type { Weakness } from './weakness.ts'

export const oneCountForAllFactors: Weakness = {
  id: 'one-count-for-all-factors',
  title: 'Wrong passwords lock the second factor',
  class: 'lockout-dos',
  cwe: 'CWE-645',
  breaks: ['owner-not-locked-out'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      begin: (database, guess) => defences.limitGuesses.begin(database, { ...guess, factor: 'password' }),
      succeeded: (database, guess) => defences.limitGuesses.succeeded(database, { ...guess, factor: 'password' }),
    },
  }),
}
