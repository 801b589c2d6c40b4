/** So that support can read them out. */
import type { Weakness } from './weakness.ts'

export const recoveryCodesKeptInClear: Weakness = {
  id: 'recovery-codes-kept-in-clear',
  title: 'Recovery codes stand in the database as they are',
  class: 'secret-at-rest',
  cwe: 'CWE-312',
  breaks: ['nothing-readable-at-rest'],
  weaken: (defences) => ({
    ...defences,
    atRest: { ...defences.atRest, recoveryCode: (code) => code },
  }),
}
