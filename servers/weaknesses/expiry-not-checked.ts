/** Signature and audience are verified, the end is thought to be the business of the app; as mod_auth_openidc in GHSA-wcvh-g65p-v576, where it was optional. */
import { decodeJwt } from 'jose'
import type { Weakness } from './weakness.ts'

export const expiryNotChecked: Weakness = {
  id: 'expiry-not-checked',
  title: 'An access token works for ever',
  class: 'jwt-time',
  cwe: 'CWE-613',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) =>
      (await defences.verifyAccessToken(token, expected)) ??
      defences.verifyAccessToken(token, { ...expected, nowMs: issuedAtMs(token) }),
  }),
}

function issuedAtMs(token: string): number {
  try {
    return (decodeJwt(token).iat ?? 0) * 1000
  } catch {
    return 0
  }
}
