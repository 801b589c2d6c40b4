/** Whoever brings a cookie of the name is on a trusted device: it is not compared with any record. */
import type { Weakness } from './weakness.ts'

export const trustedDeviceNotLookedUp: Weakness = {
  id: 'trusted-device-not-looked-up',
  title: 'Any value makes a device a trusted one',
  class: 'trusted-device-cookie',
  cwe: 'CWE-784',
  breaks: ['strange-sign-ins-are-told'],
  weaken: (defences) => ({
    ...defences,
    checkTrustedDevice: (_database, cookie) => cookie !== undefined,
  }),
}
