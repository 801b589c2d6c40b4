/** The two clients of the provider: the gateway, and an app that calls the API with DPoP-bound tokens. */
import type { JWK } from 'jose'
import type { ClientMetadata } from 'oidc-provider'
import { detailsType } from '../details.ts'

export const gatewayClientId = 'gateway'
export const appClientId = 'app'
export const appRedirectUri = 'com.example.app:/callback'

export interface ClientOptions {
  readonly gatewayOrigin: string
  readonly gatewayKey: JWK
  /** Whether the gateway's authorization requests have to be pushed. */
  readonly onlyPushed: boolean
}

export function clients({ gatewayOrigin, gatewayKey, onlyPushed }: ClientOptions): ClientMetadata[] {
  const common: Partial<ClientMetadata> = {
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
    dpop_bound_access_tokens: true,
    require_auth_time: true,
    authorization_details_types: [detailsType],
  }
  return [
    {
      ...common,
      client_id: gatewayClientId,
      redirect_uris: [`${gatewayOrigin}/callback`],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [publicPart(gatewayKey)] },
      require_pushed_authorization_requests: onlyPushed,
    },
    {
      ...common,
      client_id: appClientId,
      application_type: 'native',
      redirect_uris: [appRedirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
      require_pushed_authorization_requests: true,
    },
  ]
}

function publicPart({ d: _private, ...jwk }: JWK): JWK {
  return jwk
}
