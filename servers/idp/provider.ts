/**
 * The OpenID provider's configuration: two clients (the gateway, and an app that calls the API with DPoP-bound tokens), pushed
 * authorization requests, PKCE, and access tokens that say how and when the person was authenticated (RFC 9470, section 6.2).
 */
import type { JWK } from 'jose'
import { type Configuration, errors, interactionPolicy, Provider } from 'oidc-provider'
import { detailsSchema, detailsType } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import { acrOf, levelOf, levels, strongestOf } from '../levels.ts'
import { accessTokenSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { findById } from '../store/people.ts'
import { randomToken } from '../store/seal.ts'
import { ItemStore } from './item-store.ts'

export const gatewayClientId = 'gateway'
export const appClientId = 'app'
export const appRedirectUri = 'com.example.app:/callback'

/** What the gateway's own tokens are for: nothing. It only wants to know who approved what. */
const approvalsResource = 'urn:stepproof:approvals'

export interface ProviderOptions {
  readonly issuer: string
  readonly gatewayOrigin: string
  readonly signingKey: JWK
  readonly gatewayKey: JWK
  readonly database: Database
  readonly defences: Defences
  readonly now: () => number
}

export function createProvider({
  issuer,
  gatewayOrigin,
  signingKey,
  gatewayKey,
  database,
  defences,
  now,
}: ProviderOptions): Provider {
  const configuration: Configuration = {
    adapter: (model: string) => new ItemStore(model, database, now),
    jwks: { keys: [signingKey] },
    clients: [
      {
        client_id: gatewayClientId,
        redirect_uris: [`${gatewayOrigin}/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'ES256',
        jwks: { keys: [publicPart(gatewayKey)] },
        require_auth_time: true,
        authorization_details_types: [detailsType],
        require_pushed_authorization_requests: defences.authorizationRequest.onlyPushed,
      },
      {
        client_id: appClientId,
        application_type: 'native',
        redirect_uris: [appRedirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        dpop_bound_access_tokens: true,
        require_auth_time: true,
        authorization_details_types: [detailsType],
        require_pushed_authorization_requests: true,
      },
    ],
    acrValues: levels.map(acrOf),
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    clientAuthMethods: ['private_key_jwt', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ['ES256'], dPoPSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    cookies: {
      keys: [randomToken()],
      names: { session: '__Host-idp-session', interaction: '__Secure-idp-interaction', resume: '__Secure-idp-resume' },
      long: { signed: true, httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
      short: { signed: true, httpOnly: true, secure: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (context, client) => {
          if (client?.clientId === appClientId) return gatewayOrigin
          return context.oidc.params?.authorization_details === undefined ? [] : approvalsResource
        },
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource === approvalsResource) return { scope: '', accessTokenFormat: 'opaque', accessTokenTTL: 1 }
          if (resource !== gatewayOrigin) throw new errors.InvalidTarget()
          return {
            scope: '',
            audience: gatewayOrigin,
            accessTokenTTL: accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          }
        },
      },
      richAuthorizationRequests: {
        enabled: true,
        types: {
          [detailsType]: {
            validate: (_context, detail) => {
              if (!detailsSchema.safeParse(detail).success) throw new errors.InvalidAuthorizationDetails('unknown details')
            },
          },
        },
        authorizationDetailsForGrantSource: (context) => requestedDetails(context.oidc.params?.authorization_details),
        authorizationDetailsForAccessToken: (_context, _token, source) => source?.rar,
        authorizationDetailsForIntrospection: () => undefined,
      },
    },
    interactions: { policy: loginPolicy(), url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, AuthorizationCode: 60, IdToken: 300, AccessToken: accessTokenSeconds },
    findAccount: (_context, id) => {
      const person = findById(database, id)
      return person === undefined ? undefined : { accountId: person.id, claims: () => ({ sub: person.id }) }
    },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc
      if (client === undefined || session?.accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    extraTokenClaims: (context) => {
      const code = context.oidc.entities.AuthorizationCode
      return code === undefined ? undefined : { acr: code.acr, amr: code.amr, auth_time: code.authTime }
    },
    renderError: (context, out) => {
      context.type = 'application/json'
      context.body = JSON.stringify({ error: out.error, error_description: out.error_description })
    },
  }
  return new Provider(issuer, configuration)
}

/** First-party clients need no consent; a level or an approval that is asked for always needs the person. */
function loginPolicy() {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  const { Check } = interactionPolicy
  policy.get('login')?.checks.add(
    new Check('level_not_reached', 'a stronger factor is required', 'login_required', (context) => {
      const { params, session, result } = context.oidc
      const requested = params?.acr_values
      if (typeof requested !== 'string' || result?.login !== undefined) return Check.NO_NEED_TO_PROMPT
      const level = strongestOf(requested)
      if (level === 0) throw new errors.UnmetAuthenticationRequirements('unknown acr_values')
      return levelOf(session?.acr) < level ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT
    }),
  )
  policy.get('login')?.checks.add(
    new Check('approval_required', 'the person has to approve', 'login_required', (context) => {
      const { params, result } = context.oidc
      const asks = params?.authorization_details !== undefined && result?.login === undefined
      return asks ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT
    }),
  )
  return policy
}

function requestedDetails(parameter: unknown) {
  if (typeof parameter !== 'string') return undefined
  const details: unknown = JSON.parse(parameter)
  return Array.isArray(details) ? details : undefined
}

function publicPart({ d: _private, ...jwk }: JWK): JWK {
  return jwk
}
