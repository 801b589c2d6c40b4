/** The flags of the authenticator are taken for a wish, as in golang.org/x/crypto/ssh (CVE-2026-39831). */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const userPresenceNotChecked: Weakness = {
  id: 'user-presence-not-checked',
  title: 'A security key counts without a touch',
  class: 'webauthn-policy',
  cwe: 'CWE-358',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => ({ ...options, advancedFIDOConfig: { userVerification: 'preferred' } })),
  }),
}
