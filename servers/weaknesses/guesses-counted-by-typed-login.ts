/** Failures are counted for what was typed, user name and e-mail address separately, as in Authelia (CVE-2025-24806). */
import type { Weakness } from './weakness.ts'

export const guessesCountedByTypedLogin: Weakness = {
  id: 'guesses-counted-by-typed-login',
  title: 'Every spelling of a login has tries of its own',
  class: 'lock-alias',
  cwe: 'CWE-178',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    identifyLogin: (database, typed) => ({ ...defences.identifyLogin(database, typed), counter: `typed/${typed}` }),
  }),
}
