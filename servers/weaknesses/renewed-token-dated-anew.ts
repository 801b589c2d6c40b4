/** The time of the proof is taken from the clock when the token is written. */
import type { Weakness } from './weakness.ts'

export const renewedTokenDatedAnew: Weakness = {
  id: 'renewed-token-dated-anew',
  title: 'A renewed token carries the time of its renewal as the time of the proof',
  class: 'renewal-inflates',
  cwe: 'CWE-613',
  breaks: ['proof-keeps-its-time'],
  weaken: (defences) => ({
    ...defences,
    refreshedClaims: (event, nowMs) => ({ ...event, authTime: Math.floor(nowMs / 1000) }),
  }),
}
