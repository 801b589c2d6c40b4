/** Several sites share the verification, and each says for itself where it is. */
import { originSaid, passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const assertionOriginNotCompared: Weakness = {
  id: 'assertion-origin-not-compared',
  title: 'A passkey’s answer counts from any page',
  class: 'ceremony-unverified',
  cwe: 'CWE-346',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => ({ ...options, expectedOrigin: originSaid(options.response) })),
  }),
}
