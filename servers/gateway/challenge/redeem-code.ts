/**
 * Defence: the code that comes back is redeemed at the provider that the browser was sent to, with the verifier, the state and the
 * nonce of this very request; what is believed is the ID token that this provider signs for it.
 * Stops: the answer of another provider, or of another request, is taken for the one that was asked for (CWE-346; RFC 9700, 2.1.1, 4.4
 * and 4.5; RFC 9207; OpenID Connect Core, 3.1.3.7; ASVS 10.2.1, 10.2.2, 10.5.1).
 */
import { authorizationCodeGrant, type Configuration, type DPoPHandle } from 'openid-client'

/** The provider that the browser was sent to, and the key that the gateway's own tokens are bound to. */
export interface AskedProvider {
  readonly configuration: Configuration
  readonly dpop: DPoPHandle
}

/** What the request was made with. */
export interface ExpectedAnswer {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
}

/** The claims of the ID token. @throws when the answer is not the one that was asked for */
export type RedeemCode = (provider: AskedProvider, callback: URL, expected: ExpectedAnswer) => Promise<unknown>

export const redeemCode: RedeemCode = async ({ configuration, dpop }, callback, { verifier, state, nonce }) => {
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
  const tokens = await authorizationCodeGrant(configuration, callback, checks, undefined, { DPoP: dpop })
  return tokens.claims()
}
