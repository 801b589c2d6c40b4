/** Tokens are verified in both serializations of JWS, and always read as the compact one; as python-jwt in CVE-2022-39227. */
import { type FlattenedJWS, flattenedVerify } from 'jose'
import { claimsThatHold } from '../gateway/context/verify-access-token.ts'
import type { Weakness } from './weakness.ts'

export const claimsReadApartFromTheSignature: Weakness = {
  id: 'claims-read-apart-from-the-signature',
  title: 'The claims that are read are not those that were verified',
  class: 'claim-tamper',
  cwe: 'CWE-345',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) => {
      if (!token.startsWith('{')) return defences.verifyAccessToken(token, expected)
      try {
        const written: FlattenedJWS = JSON.parse(token)
        await flattenedVerify(written, (header, jws) => expected.keys({ alg: 'ES256', ...header }, jws))
        const [, claims = ''] = token.split('.')
        return claimsThatHold(JSON.parse(Buffer.from(claims, 'base64url').toString()), expected.nowMs)
      } catch {
        return null
      }
    },
  }),
}
