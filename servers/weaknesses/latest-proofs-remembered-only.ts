/** The cache of used proofs is bounded, and makes room by dropping what is still in force; as the nonce cache of GHSA-v2jf-442r-6mjh. */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { rememberAt } from './node-memory.ts'
import type { Weakness } from './weakness.ts'

const mostProofs = 16

export const latestProofsRememberedOnly: Weakness = {
  id: 'latest-proofs-remembered-only',
  title: 'The memory of used proofs holds a few, and forgets the oldest',
  class: 'replay-cache-local',
  cwe: 'CWE-770',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const signed = await readProof(request.proofs)
      if (signed === null || !proofFits(signed.claims, request)) return null
      return rememberAt(database, `${signed.thumbprint} ${signed.claims.jti}`, mostProofs) ? signed.thumbprint : null
    },
  }),
}
