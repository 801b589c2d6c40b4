/**
 * Defence: the app learns who asks, and what was approved, from a statement that is signed for this one request and for this app.
 * Stops: whoever reaches the app, or has seen an older statement, acts as somebody else (CWE-290, CWE-345; ASVS 9.1.1, 9.2.1; RFC 8725, 3.8-3.11).
 */
import { randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { reached } from '../factors/factor.ts'
import type { Approval, Identity } from '../gateway/visit.ts'
import { acrOf } from '../levels.ts'
import { identitySeconds } from '../limits.ts'

export const identityType = 'stepproof-identity+jwt'

export interface IdentityKey {
  readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
  /** What the app verifies with. */
  readonly publicJwk: JWK
}

export interface Statement {
  readonly key: IdentityKey
  /** The gateway's origin. */
  readonly issuer: string
  /** The app's origin. */
  readonly audience: string
  readonly identity: Identity
  readonly name: string | null
  /** What opened the route, where an approval did. */
  readonly approval: Approval | null
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly requestId: string | null
  readonly nowMs: number
}

/** `null` when nobody is signed in. */
export type SignIdentity = (statement: Statement) => Promise<string | null>

export const signIdentity: SignIdentity = async (statement) => {
  const { key, issuer, audience, identity, name, approval, method, path, requestId, nowMs } = statement
  if (identity.kind !== 'session' && identity.kind !== 'token') return null
  const nowSeconds = Math.floor(nowMs / 1000)
  const authTime = approval?.authTime ?? (identity.kind === 'session' ? identity.session.authTime : null)
  const claims = {
    ...(name !== null && { name }),
    // What this request was opened with: a level that the session reached for something else says nothing here.
    acr: acrOf(approval?.level || 1),
    ...(approval?.method != null && { amr: reached[approval.method].amr }),
    ...(authTime !== null && { auth_time: authTime }),
    htm: method,
    htu: `${audience}${path}`,
    ...(requestId !== null && { request_id: requestId }),
    ...(approval !== null && { authorization_details: [approval.details] }),
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: identityType, ...(key.publicJwk.kid !== undefined && { kid: key.publicJwk.kid }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(identity.person)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + identitySeconds)
    .setJti(randomUUID())
    .sign(key.privateKey)
}

/** Made at every start; the app finds the new one under its `kid`. */
export async function makeIdentityKey(): Promise<IdentityKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  return { privateKey, publicJwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'ES256' } }
}
