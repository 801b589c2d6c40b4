/** Each node keeps the proofs that it has seen in its own memory. */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { rememberAt } from './node-memory.ts'
import type { Weakness } from './weakness.ts'

export const proofsRememberedPerNode: Weakness = {
  id: 'proofs-remembered-per-node',
  title: 'A proof that was used at one node is new to every other one',
  class: 'replay-cache-local',
  cwe: 'CWE-294',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const signed = await readProof(request.proofs)
      if (signed === null || !proofFits(signed.claims, request)) return null
      return rememberAt(database, `${signed.thumbprint} ${signed.claims.jti}`) ? signed.thumbprint : null
    },
  }),
}
