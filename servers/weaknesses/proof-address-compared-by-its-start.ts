/** The address of the request has to begin with the one in the proof, so that queries do not matter. */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { spendProof } from '../gateway/context/signed-proof.ts'
import type { Weakness } from './weakness.ts'

export const proofAddressComparedByItsStart: Weakness = {
  id: 'proof-address-compared-by-its-start',
  title: 'A proof for the host opens every address on it',
  class: 'dpop-checks',
  cwe: 'CWE-697',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const signed = await readProof(request.proofs)
      if (signed === null || !request.url.startsWith(signed.claims.htu)) return null
      const fits = proofFits(signed.claims, { ...request, url: signed.claims.htu })
      return fits && spendProof(database, signed, request.nowMs) ? signed.thumbprint : null
    },
  }),
}
