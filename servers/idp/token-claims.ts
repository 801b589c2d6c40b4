/** What access tokens say besides what every token says: the authentication event (RFC 9068, 2.2.1) and the grant that they came of. */
import type { AccessToken, ClientCredentials, KoaContextWithOIDC } from 'oidc-provider'
import type { Defences } from '../gateway/defences.ts'
import { fingerprint } from '../store/seal.ts'
import type { AuthenticationEvent } from './refreshed-claims.ts'

/** @returns nothing for a token that comes of no sign-in: the gateway takes no such token */
export function tokenClaims(
  defences: Defences,
  { oidc: { entities } }: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials,
  nowMs: number,
): Record<string, unknown> | undefined {
  const { AuthorizationCode: code, RefreshToken: refresh } = entities
  const grantId = 'grantId' in token ? token.grantId : undefined
  if (grantId === undefined) return undefined
  const grant = fingerprint(grantId)
  if (code !== undefined) return { ...named(code), grant }
  return refresh === undefined ? undefined : { ...named(defences.refreshedClaims(refresh, nowMs)), grant }
}

function named({ acr, amr, authTime }: AuthenticationEvent) {
  return { acr, amr, auth_time: authTime }
}
