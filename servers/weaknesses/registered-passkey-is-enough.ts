/** Whoever has a passkey has passed: the ceremony itself is left to the browser, as in New API 0.10.0 (CVE-2026-32879). */
import { heldFactors } from '../store/held-factors.ts'
import type { Weakness } from './weakness.ts'

export const registeredPasskeyIsEnough: Weakness = {
  id: 'registered-passkey-is-enough',
  title: 'Having a passkey is taken for using it',
  class: 'ceremony-unverified',
  cwe: 'CWE-303',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: async (database, { person }) => heldFactors(database, person).includes('webauthn'),
  }),
}
