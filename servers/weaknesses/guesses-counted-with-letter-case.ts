/** Spaces go before the count, capitals stay, as in django-allauth before 0.44. */
import type { Weakness } from './weakness.ts'

export const guessesCountedWithLetterCase: Weakness = {
  id: 'guesses-counted-with-letter-case',
  title: 'Another case of the same login gives new tries',
  class: 'lock-alias',
  cwe: 'CWE-178',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    identifyLogin: (database, typed) => ({
      ...defences.identifyLogin(database, typed),
      counter: `login/${typed.normalize('NFKC').trim()}`,
    }),
  }),
}
