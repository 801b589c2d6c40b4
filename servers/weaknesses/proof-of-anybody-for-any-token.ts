/** The proof has to be well-made, but neither its key nor the hash of the token is compared; as Keycloak’s userinfo endpoint in issue 38333. */
import { createHash } from 'node:crypto'
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { spendProof } from '../gateway/context/signed-proof.ts'
import type { Weakness } from './weakness.ts'

export const proofOfAnybodyForAnyToken: Weakness = {
  id: 'proof-of-anybody-for-any-token',
  title: 'Any proof will do, by whatever key and for whatever token',
  class: 'dpop-checks',
  cwe: 'CWE-347',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const signed = await readProof(request.proofs)
      if (signed === null) return null
      const ath = createHash('sha256').update(request.accessToken).digest('base64url')
      const fits = proofFits({ ...signed.claims, ath }, request)
      return fits && spendProof(database, signed, request.nowMs) ? signed.thumbprint : null
    },
    requireTokenBinding: ({ scheme, proofKey }) => scheme === 'dpop' && proofKey !== null,
  }),
}
