/** Who holds an access token: the token is ours, the proof is by its key, and both are good now. */
import type { Request } from 'express'
import { decodeJwt, type JWTVerifyGetKey } from 'jose'
import type { Database } from '../../store/database.ts'
import type { Defences } from '../defences.ts'
import type { Identity } from '../visit.ts'
import { makeDpopNonce } from './check-dpop-nonce.ts'

export interface IdentifyTokenOptions {
  readonly database: Database
  readonly defences: Defences
  readonly issuer: string
  readonly origin: string
  readonly keys: JWTVerifyGetKey
  /** 32 bytes that the nonces for DPoP proofs are made with. */
  readonly dpopNonceKey: Uint8Array
}

/** The phases: 1 the token, 2 the proof and whose key it is by, 3 what became of the account meanwhile, 4 the nonce. */
export async function identifyToken(options: IdentifyTokenOptions, request: Request, nowMs: number): Promise<Identity> {
  const { database, defences, issuer, origin, keys, dpopNonceKey } = options
  const [authorization = '', ...others] = request.headersDistinct.authorization ?? []
  const [scheme = '', token = '', ...more] = authorization.split(' ')
  if (token === '' || more.length + others.length > 0) return rejected('the Authorization header has another form')

  // 1 the token
  const claims = await defences.verifyAccessToken(token, { issuer, audience: origin, keys, nowMs })
  if (claims === null) return rejected('the access token is not valid')

  // 2 the proof
  const proofs = request.headersDistinct.dpop ?? []
  const asked = { proofs, method: request.method, url: origin + request.originalUrl, accessToken: token, nowMs }
  const proofKey = proofs.length === 0 ? null : await defences.checkDpopProof(database, asked)
  if (!defences.requireTokenBinding({ scheme: scheme.toLowerCase(), boundTo: claims.cnf?.jkt, proofKey })) {
    return rejected('the access token is not used by the holder of its key', claims.sub)
  }

  // 3 the account
  const { sub: person, grant, exp } = claims
  if (!defences.checkTokenState(database, { person, grant }, nowMs)) return rejected('the access token was revoked', person)

  // 4 the nonce
  const nonce = makeDpopNonce(dpopNonceKey, nowMs)
  if (proofKey !== null && !defences.checkDpopNonce(nonceIn(proofs), dpopNonceKey, nowMs)) {
    return { ...rejected('the proof has no nonce of ours that is still good', person), nonce }
  }
  return { kind: 'token', person, grant, nonce, expiresAt: exp * 1000, approvals: defences.approvalsOf.token(claims) }
}

/** Of a proof that was verified before. */
function nonceIn([proof = '']: readonly string[]): unknown {
  return decodeJwt(proof).nonce
}

function rejected(reason: string, owner: string | null = null): Extract<Identity, { kind: 'rejected' }> {
  return { kind: 'rejected', ended: false, reason, owner }
}
