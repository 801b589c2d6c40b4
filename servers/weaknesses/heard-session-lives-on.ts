/** A session whose cookie was sent without TLS goes on: the redirect was thought to be all that is needed. */
import type { Weakness } from './weakness.ts'

export const heardSessionLivesOn: Weakness = {
  id: 'heard-session-lives-on',
  title: 'What travelled without TLS can be used',
  class: 'http-8080',
  cwe: 'CWE-523',
  breaks: ['nothing-goes-in-clear'],
  weaken: (defences) => ({
    ...defences,
    endSeenInClear: async () => null,
  }),
}
