/** A partner with an old client was helped by going back to what it speaks. */
import { tlsSettings } from '../gateway/intercept/tls-settings.ts'
import type { Weakness } from './weakness.ts'

export const oldTlsSpoken: Weakness = {
  id: 'old-tls-spoken',
  title: 'TLS 1.0 and 1.1 are spoken',
  class: 'tls-downgrade',
  cwe: 'CWE-757',
  breaks: ['transport-is-protected'],
  weaken: (defences) => ({
    ...defences,
    tlsSettings: { ...tlsSettings, minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
  }),
}
