/** The browser is told to ask for PIN or finger; whether it did is not looked at. So it was in Nextcloud before 19.0.2 (CVE-2020-8236). */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const userVerificationNotChecked: Weakness = {
  id: 'user-verification-not-checked',
  title: 'A security key counts without PIN or finger',
  class: 'webauthn-policy',
  cwe: 'CWE-358',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => ({ ...options, requireUserVerification: false })),
  }),
}
