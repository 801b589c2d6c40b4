/** One function serves registrations and sign-ins. */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const assertionTypeNotCompared: Weakness = {
  id: 'assertion-type-not-compared',
  title: 'The client data of a registration is taken for a sign-in',
  class: 'ceremony-unverified',
  cwe: 'CWE-358',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => ({ ...options, expectedType: ['webauthn.get', 'webauthn.create'] })),
  }),
}
