/** The id is remembered, so the time is thought not to matter; after the memory is cleared it does. */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { spendProof } from '../gateway/context/signed-proof.ts'
import type { Weakness } from './weakness.ts'

export const proofOfAnyTime: Weakness = {
  id: 'proof-of-any-time',
  title: 'A proof can be made an hour before it is used',
  class: 'dpop-checks',
  cwe: 'CWE-613',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const signed = await readProof(request.proofs)
      if (signed === null) return null
      const fits = proofFits({ ...signed.claims, iat: request.nowMs / 1000 }, request)
      return fits && spendProof(database, signed, request.nowMs) ? signed.thumbprint : null
    },
  }),
}
