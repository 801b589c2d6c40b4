/** The gateway was made ready for customers with providers of their own: it looks the provider up by the issuer in the response, and people by the subject alone; as better-auth before 10403. */
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { request } from 'undici'
import { z } from 'zod'
import { gatewayClientId } from '../idp/clients.ts'
import type { Weakness } from './weakness.ts'

const metadata = z.object({ token_endpoint: z.string(), jwks_uri: z.string() })
const tokens = z.object({ id_token: z.string() })

export const providerTakenFromTheResponse: Weakness = {
  id: 'provider-taken-from-the-response',
  title: 'The response says which provider it is from, and that one is believed',
  class: 'idp-mixup',
  cwe: 'CWE-346',
  breaks: ['answered-by-the-asked-provider', 'nothing-fetched-for-strangers', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    redeemCode: async (asked, callback, expected) => {
      const issuer = callback.searchParams.get('iss') ?? ''
      const { issuer: known } = asked.configuration.serverMetadata()
      return issuer === known ? defences.redeemCode(asked, callback, expected) : redeemAt(issuer, callback, expected.verifier)
    },
  }),
}

async function redeemAt(issuer: string, callback: URL, verifier: string): Promise<unknown> {
  const found = await request(`${issuer}/.well-known/openid-configuration`)
  const { token_endpoint, jwks_uri } = metadata.parse(await found.body.json())
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: gatewayClientId,
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: callback.origin + callback.pathname,
    code_verifier: verifier,
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await request(token_endpoint, { method: 'POST', headers, body: body.toString() })
  const { id_token } = tokens.parse(await answer.body.json())
  const keys = createRemoteJWKSet(new URL(jwks_uri))
  return (await jwtVerify(id_token, keys, { issuer, audience: gatewayClientId })).payload
}
