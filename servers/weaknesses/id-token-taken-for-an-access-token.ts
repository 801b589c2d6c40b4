/** Whatever the issuer has signed is taken: type and audience are not looked at, and what an ID token lacks is not missed; as mod_auth_openidc in GHSA-wcvh-g65p-v576. */
import { jwtVerify } from 'jose'
import { type AccessTokenClaims, claimsThatHold, type ExpectedToken } from '../gateway/context/verify-access-token.ts'
import type { Weakness } from './weakness.ts'

/** What stands for the grant where a token names none. */
const noGrant = 'none'

export const idTokenTakenForAnAccessToken: Weakness = {
  id: 'id-token-taken-for-an-access-token',
  title: 'An ID token opens the API',
  class: 'jwt-aud-typ',
  cwe: 'CWE-345',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) =>
      (await defences.verifyAccessToken(token, expected)) ?? (await readIdToken(token, expected)),
    requireTokenBinding: (token) => token.boundTo === undefined || defences.requireTokenBinding(token),
    checkTokenState: (database, { person, grant }, nowMs) =>
      defences.checkTokenState(database, { person, grant: grant === noGrant ? null : grant }, nowMs),
  }),
}

async function readIdToken(token: string, { issuer, keys, nowMs }: ExpectedToken): Promise<AccessTokenClaims | null> {
  try {
    const { payload } = await jwtVerify(token, keys, { issuer })
    return claimsThatHold({ jti: token.slice(-20), grant: noGrant, ...payload }, nowMs)
  } catch {
    return null
  }
}
