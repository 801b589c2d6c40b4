/**
 * Whoever names the passkey as the method needs to have one, and no more. Rebuilds CVE-2026-32879 (New API): no assertion is looked
 * at.
 */
import type { Weakness } from './weakness.ts'

export const registeredPasskeyCountsAsUsed: Weakness = {
  id: 'registered-passkey-counts-as-used',
  title: 'A registered passkey counts as a used one',
  class: 'gate-client-flag',
  cwe: 'CWE-603',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    takePasskeyChallenge: (database, ceremony) => defences.takePasskeyChallenge(database, ceremony) ?? '',
    verifyPasskey: async (database, { person }) =>
      database.get('select 1 from webauthn_credentials where person = ?', person) !== undefined,
  }),
}
