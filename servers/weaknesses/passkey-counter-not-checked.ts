/** The counter is stored and never compared: with synced passkeys it is always zero. */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const passkeyCounterNotChecked: Weakness = {
  id: 'passkey-counter-not-checked',
  title: 'A copied security key is not noticed',
  class: 'webauthn-policy',
  cwe: 'CWE-694',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => ({ ...options, credential: { ...options.credential, counter: 0 } })),
  }),
}
