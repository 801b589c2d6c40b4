/**
 * The OpenID provider's configuration: pushed authorization requests, PKCE, and access tokens that are bound to a key and say how and
 * when the person was authenticated (RFC 9470, section 6.2). There is no way to a token but by a code, and by renewal after it.
 */
import type { JWK } from 'jose'
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import { detailsSchema, detailsType } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import { acrOf, levels } from '../levels.ts'
import { absoluteSeconds, accessTokenSeconds, refreshIdleSeconds, refreshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'
import { appClientId, clients } from './clients.ts'
import { ItemStore } from './item-store.ts'
import { loginPolicy, requestedDetails } from './login-policy.ts'
import { providerCookies } from './provider-cookies.ts'
import { tokenClaims } from './token-claims.ts'

/** What the gateway's own tokens are for: nothing. It only wants to know who approved what. */
const approvalsResource = 'urn:stepproof:approvals'

export interface ProviderOptions {
  readonly issuer: string
  readonly gatewayOrigin: string
  readonly signingKey: JWK
  readonly gatewayKey: JWK
  /** 32 bytes each, the same on every node and after a restart. */
  readonly secrets: { readonly cookies: Buffer; readonly dpopNonces: Buffer }
  readonly database: Database
  readonly defences: Defences
  readonly now: () => number
}

export function createProvider(options: ProviderOptions): Provider {
  const { issuer, gatewayOrigin, signingKey, gatewayKey, secrets, database, defences, now } = options
  const configuration: Configuration = {
    adapter: (model: string) => new ItemStore(model, { database, defences, now }),
    jwks: { keys: [signingKey] },
    clients: clients({ gatewayOrigin, gatewayKey, onlyPushed: defences.authorizationRequest.onlyPushed }),
    acrValues: levels.map(acrOf),
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    clientAuthMethods: ['private_key_jwt', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ['ES256'], dPoPSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    cookies: {
      keys: [secrets.cookies.toString('base64url')],
      names: providerCookies,
      long: { signed: true, httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
      short: { signed: true, httpOnly: true, secure: true, sameSite: 'lax' },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true, nonceSecret: secrets.dpopNonces, requireNonce: () => true },
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
    interactions: { policy: loginPolicy(database, defences), url: (_context, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      Interaction: 600,
      // It ends some hours after the last proof: without this, every request would put the end off.
      Session: (_context, { loginTs = now() / 1000 }) => Math.max(1, Math.ceil(loginTs + absoluteSeconds - now() / 1000)),
      // The end of all that came of it, however often it was renewed.
      Grant: refreshSeconds,
      AuthorizationCode: 60,
      IdToken: 300,
      AccessToken: accessTokenSeconds,
      RefreshToken: refreshIdleSeconds,
    },
    findAccount: (_context, id, token) => {
      const grant = token?.kind === 'RefreshToken' && token.grantId !== undefined ? fingerprint(token.grantId) : null
      if (!defences.checkTokenState(database, { person: id, grant }, now())) return undefined
      return { accountId: id, claims: () => ({ sub: id }) }
    },
    loadExistingGrant,
    issueRefreshToken: (_context, client, source) =>
      client.grantTypeAllowed('refresh_token') && defences.offersRefresh(source.rar),
    rotateRefreshToken: true,
    formats: {
      customizers: {
        jwt: (context, _token, parts) => {
          const by = String(context.oidc.params?.grant_type)
          parts.payload = { ...defences.requireBoundToken({ by, claims: parts.payload }) }
        },
      },
    },
    extraTokenClaims: (context, token) => tokenClaims(defences, context, token, now()),
    renderError: (context, out) => {
      context.type = 'application/json'
      context.body = JSON.stringify({ error: out.error, error_description: out.error_description })
    },
  }
  return new Provider(issuer, configuration)

  /** One grant for each client in a session at the provider, so that all that came of a sign-in ends together. */
  async function loadExistingGrant({ oidc: { client, session, provider } }: KoaContextWithOIDC) {
    const person = session?.accountId
    if (client === undefined || session === undefined || person === undefined) return undefined
    const known = session.grantIdFor(client.clientId)
    const grant = known === undefined ? undefined : await provider.Grant.find(known)
    if (known !== undefined && grant?.accountId === person && grant.remainingTTL > accessTokenSeconds) {
      if (defences.checkTokenState(database, { person, grant: fingerprint(known) }, now())) return grant
    }
    const made = new provider.Grant({ clientId: client.clientId, accountId: person })
    made.addOIDCScope('openid')
    await made.save()
    return made
  }
}
