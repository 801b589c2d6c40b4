/** The provider asks for a verifier and does not compare it, and the gateway looks for no nonce, which the verifier is thought to replace. */
import { createHash } from 'node:crypto'
import { Provider } from 'oidc-provider'
import { genericGrantRequest } from 'openid-client'
import type { Weakness } from './weakness.ts'

export const codeNotTiedToItsRequest: Weakness = {
  id: 'code-not-tied-to-its-request',
  title: 'A code can be redeemed in any request',
  class: 'code-pkce',
  cwe: 'CWE-352',
  breaks: ['code-stays-with-its-client'],
  weaken: (defences) => ({
    ...defences,
    issuedAs(model, payload) {
      const verifier = Provider.ctx?.oidc.params?.code_verifier
      if (model !== 'AuthorizationCode' || typeof verifier !== 'string') return payload
      return { ...payload, codeChallenge: createHash('sha256').update(verifier).digest('base64url') }
    },
    redeemCode: async ({ configuration, dpop }, callback, { verifier }) => {
      const request = {
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: callback.origin + callback.pathname,
        code_verifier: verifier,
      }
      return (await genericGrantRequest(configuration, 'authorization_code', request, { DPoP: dpop })).claims()
    },
  }),
}
