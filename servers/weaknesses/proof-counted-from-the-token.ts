/** The age of a proof is read from `iat`: the token is young, whatever the proof is. */
import type { Weakness } from './weakness.ts'

export const proofCountedFromTheToken: Weakness = {
  id: 'proof-counted-from-the-token',
  title: 'Freshness is counted from when the token was issued',
  class: 'max-age-stale',
  cwe: 'CWE-613',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    approvalsOf: { ...defences.approvalsOf, token: (claims) => defences.approvalsOf.token({ ...claims, auth_time: claims.iat }) },
  }),
}
