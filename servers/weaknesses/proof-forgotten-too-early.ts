/**
 * The record of a used proof lives shorter than the window in which the proof is good; as the replay records of node-oidc-provider
 * before f167233.
 */
import { proofFits, readProof } from '../gateway/context/check-dpop-proof.ts'
import { spendProof } from '../gateway/context/signed-proof.ts'
import { proofWindowSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

/** Seconds by which the record is gone before the proof is too old. */
const tooEarlySeconds = 30

export const proofForgottenTooEarly: Weakness = {
  id: 'proof-forgotten-too-early',
  title: 'A used proof is forgotten before it is too old to be accepted',
  class: 'replay-cache-local',
  cwe: 'CWE-294',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkDpopProof: async (database, request) => {
      const { nowMs } = request
      const signed = await readProof(request.proofs)
      if (signed === null || !proofFits(signed.claims, request)) return null
      // What is kept for twice the window from its use on was used by then.
      const used = nowMs - (proofWindowSeconds - tooEarlySeconds) * 1000
      database.run('delete from spent_proofs where expires_at < ?', used + 2 * proofWindowSeconds * 1000)
      return spendProof(database, signed, nowMs) ? signed.thumbprint : null
    },
  }),
}
