/** The value itself was the easiest key, as for the operators’ tokens of nebula-mesh (CVE-2026-53603). */
import type { Weakness } from './weakness.ts'

export const sessionTokensKeptInClear: Weakness = {
  id: 'session-tokens-kept-in-clear',
  title: 'The cookies of sessions stand in the database as they are',
  class: 'secret-at-rest',
  cwe: 'CWE-312',
  breaks: ['nothing-readable-at-rest'],
  weaken: (defences) => ({
    ...defences,
    atRest: { ...defences.atRest, sessionToken: (token) => token },
  }),
}
