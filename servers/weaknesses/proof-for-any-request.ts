/** Signature, time and token are checked; method and address are thought to be logged only. */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { spendProof } from '../gateway/context/signed-proof.ts'
import type { Weakness } from './weakness.ts'

export const proofForAnyRequest: Weakness = {
  id: 'proof-for-any-request',
  title: 'A proof opens other requests than the one that it was made for',
  class: 'dpop-checks',
  cwe: 'CWE-345',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const signed = await readProof(request.proofs)
      if (signed === null) return null
      const { htm: method, htu: url } = signed.claims
      return proofFits(signed.claims, { ...request, method, url }) && spendProof(database, signed, request.nowMs)
        ? signed.thumbprint
        : null
    },
  }),
}
