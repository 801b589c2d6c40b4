/** The cookie is looked up, but not whose it is. */
import { fingerprint } from '../store/seal.ts'
import type { Weakness } from './weakness.ts'

export const trustedDeviceOfAnyAccount: Weakness = {
  id: 'trusted-device-of-any-account',
  title: 'A device that somebody trusts is trusted for everybody',
  class: 'trusted-device-cookie',
  cwe: 'CWE-639',
  breaks: ['strange-sign-ins-are-told'],
  weaken: (defences) => ({
    ...defences,
    checkTrustedDevice: (database, cookie, _person, _device, nowMs) =>
      cookie !== undefined &&
      database.get('select 1 from trusted_devices where token_hash = ? and expires_at > ?', fingerprint(cookie), nowMs) !==
        undefined,
  }),
}
