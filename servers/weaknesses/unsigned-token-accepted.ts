/** The list of refused algorithms has no entry for other spellings of none. */
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { claimsThatHold } from '../gateway/context/verify-access-token.ts'
import type { Weakness } from './weakness.ts'

export const unsignedTokenAccepted: Weakness = {
  id: 'unsigned-token-accepted',
  title: 'A token that says that it is unsigned is taken without a signature',
  class: 'jwt-alg',
  cwe: 'CWE-347',
  breaks: ['only-genuine-credentials', 'token-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) => {
      const sound = await defences.verifyAccessToken(token, expected)
      return sound ?? (saysUnsigned(token) ? claimsThatHold(decodeJwt(token), expected.nowMs) : null)
    },
  }),
}

function saysUnsigned(token: string): boolean {
  try {
    const { alg = '' } = decodeProtectedHeader(token)
    return alg !== 'none' && alg.toLowerCase() === 'none'
  } catch {
    return false
  }
}
