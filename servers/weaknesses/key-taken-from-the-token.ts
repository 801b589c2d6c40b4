/** What verifies proofs, which bring their key, was used for tokens as well. */
import { EmbeddedJWK, jwtVerify } from 'jose'
import { claimsThatHold } from '../gateway/context/verify-access-token.ts'
import type { Weakness } from './weakness.ts'

export const keyTakenFromTheToken: Weakness = {
  id: 'key-taken-from-the-token',
  title: 'A token may bring the key that it is verified with',
  class: 'jwt-key',
  cwe: 'CWE-347',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) => {
      const sound = await defences.verifyAccessToken(token, expected)
      if (sound !== null) return sound
      try {
        const { payload } = await jwtVerify(token, EmbeddedJWK, { issuer: expected.issuer, audience: expected.audience })
        return claimsThatHold(payload, expected.nowMs)
      } catch {
        return null
      }
    },
  }),
}
