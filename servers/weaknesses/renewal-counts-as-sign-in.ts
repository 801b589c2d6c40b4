/** Every token can be renewed, and a renewal is taken for a sign of presence. */
import type { Weakness } from './weakness.ts'

export const renewalCountsAsSignIn: Weakness = {
  id: 'renewal-counts-as-sign-in',
  title: 'A renewal makes an elevation fresh again',
  class: 'renewal-inflates',
  cwe: 'CWE-613',
  breaks: ['elevated-by-fresh-factor', 'proof-keeps-its-time'],
  weaken: (defences) => ({
    ...defences,
    offersRefresh: () => true,
    refreshedClaims: (event, nowMs) => ({ ...event, authTime: Math.floor(nowMs / 1000) }),
  }),
}
