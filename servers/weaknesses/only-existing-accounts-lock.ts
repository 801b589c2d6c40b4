/** Logins of nobody are not counted, and a used-up count is answered with 429. */
import type { Weakness } from './weakness.ts'

export const onlyExistingAccountsLock: Weakness = {
  id: 'only-existing-accounts-lock',
  title: 'Only accounts that exist run out of tries, and the answer says so',
  class: 'user-enum',
  cwe: 'CWE-204',
  breaks: ['strangers-learn-nothing'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: {
      ...defences.limitGuesses,
      begin: (database, guess) => guess.person.startsWith('nobody:') || defences.limitGuesses.begin(database, guess),
    },
    describeRefusal: (refused) =>
      refused === 'guesses-used-up'
        ? { status: 429, body: { error: 'too_many_attempts', error_description: 'try again later' } }
        : defences.describeRefusal(refused),
  }),
}
