/** The issuer moves its keys now and then, and its tokens say where they are. */
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { claimsThatHold } from '../gateway/context/verify-access-token.ts'
import type { Weakness } from './weakness.ts'

export const keyFetchedFromWhereTheTokenPoints: Weakness = {
  id: 'key-fetched-from-where-the-token-points',
  title: 'A token may say where the key that it is verified with is fetched',
  class: 'jwt-key',
  cwe: 'CWE-829',
  breaks: ['only-genuine-credentials', 'nothing-fetched-for-strangers', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) => {
      const sound = await defences.verifyAccessToken(token, expected)
      if (sound !== null) return sound
      try {
        const { jku = '' } = decodeProtectedHeader(token)
        const { issuer, audience, nowMs } = expected
        const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jku)), { issuer, audience })
        return claimsThatHold(payload, nowMs)
      } catch {
        return null
      }
    },
  }),
}
