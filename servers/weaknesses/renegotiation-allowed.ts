/** Connections may be agreed on anew, as the library lets them by default. */
import { tlsSettings } from '../gateway/intercept/tls-settings.ts'
import type { Weakness } from './weakness.ts'

export const renegotiationAllowed: Weakness = {
  id: 'renegotiation-allowed',
  title: 'A connection is agreed on anew when the client asks',
  class: 'tls-downgrade',
  cwe: 'CWE-757',
  breaks: ['transport-is-protected'],
  weaken: (defences) => ({
    ...defences,
    tlsSettings: { ...tlsSettings, secureOptions: 0 },
  }),
}
