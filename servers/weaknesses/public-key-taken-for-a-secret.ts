/** The library is handed the key as PEM and takes the algorithm from the token; as PyJWT in CVE-2022-29217 and Authlib in CVE-2024-37568. */
import { decodeProtectedHeader, exportSPKI, jwtVerify } from 'jose'
import { claimsThatHold } from '../gateway/context/verify-access-token.ts'
import type { Weakness } from './weakness.ts'

export const publicKeyTakenForASecret: Weakness = {
  id: 'public-key-taken-for-a-secret',
  title: 'The published key verifies tokens that were signed with it as a secret',
  class: 'jwt-alg',
  cwe: 'CWE-347',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) => {
      const sound = await defences.verifyAccessToken(token, expected)
      if (sound !== null) return sound
      try {
        const { kid } = decodeProtectedHeader(token)
        const [header = '', payload = '', signature = ''] = token.split('.')
        const key = await expected.keys(
          { alg: 'ES256', ...(kid !== undefined && { kid }) },
          { protected: header, payload, signature },
        )
        if (!(key instanceof CryptoKey)) return null
        const verified = await jwtVerify(token, Buffer.from(await exportSPKI(key)), { algorithms: ['HS256', 'HS384', 'HS512'] })
        return claimsThatHold(verified.payload, expected.nowMs)
      } catch {
        return null
      }
    },
  }),
}
