/**
 * The cookie is one for the account, on whatever browser it turns up, and it has no end.
 * As in CVE-2015-8314 (Devise before 3.5.4): one remember-me cookie for all devices, valid for ever.
 */
import { fingerprint } from '../store/seal.ts'
import type { Weakness } from './weakness.ts'

export const trustedDeviceAnywhereForEver: Weakness = {
  id: 'trusted-device-anywhere-for-ever',
  title: 'The cookie of a trusted device works on any device, for ever',
  class: 'trusted-device-cookie',
  cwe: 'CWE-613',
  breaks: ['strange-sign-ins-are-told'],
  weaken: (defences) => ({
    ...defences,
    checkTrustedDevice: (database, cookie, person) =>
      cookie !== undefined &&
      database.get('select 1 from trusted_devices where token_hash = ? and person = ?', fingerprint(cookie), person) !==
        undefined,
  }),
}
