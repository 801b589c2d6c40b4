/** Everything about the proof is checked but whether it was used before. */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import type { Weakness } from './weakness.ts'

export const dpopProofNotSpent: Weakness = {
  id: 'dpop-proof-not-spent',
  title: 'A proof that was seen can be sent again',
  class: 'bearer-theft',
  cwe: 'CWE-294',
  breaks: ['token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (_database, request) => {
      const signed = await readProof(request.proofs)
      return signed !== null && proofFits(signed.claims, request) ? signed.thumbprint : null
    },
  }),
}
