/** What the refresh token was issued for is not kept; the level is filled in from the factors that the person usually has. */
import { reached } from '../factors/factor.ts'
import { acrOf } from '../levels.ts'
import type { Weakness } from './weakness.ts'

export const renewalRaisesTheLevel: Weakness = {
  id: 'renewal-raises-the-level',
  title: 'A renewed token says the highest level that the account can reach',
  class: 'renewal-inflates',
  cwe: 'CWE-1270',
  breaks: ['proof-keeps-its-time'],
  weaken: (defences) => ({
    ...defences,
    refreshedClaims: (event) => ({ ...event, acr: acrOf(2), amr: reached.totp.amr }),
  }),
}
