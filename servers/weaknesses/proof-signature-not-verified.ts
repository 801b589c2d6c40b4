/** The proof is taken apart by hand to get at the key, and nobody comes back to the signature. */
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader } from 'jose'
import { type ProofClaims, proofFits } from '../gateway/context/check-dpop-proof.ts'
import { spendProof } from '../gateway/context/signed-proof.ts'
import type { Weakness } from './weakness.ts'

export const proofSignatureNotVerified: Weakness = {
  id: 'proof-signature-not-verified',
  title: 'The claims of a proof are read, its signature is not verified',
  class: 'dpop-checks',
  cwe: 'CWE-347',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const [proof = ''] = request.proofs
      try {
        const claims = decodeJwt<ProofClaims>(proof)
        const { jwk } = decodeProtectedHeader(proof)
        if (jwk === undefined || !proofFits(claims, request)) return null
        const thumbprint = await calculateJwkThumbprint(jwk)
        return spendProof(database, { claims, thumbprint }, request.nowMs) ? thumbprint : null
      } catch {
        return null
      }
    },
  }),
}
