/**
 * Defence: a DPoP proof counts for one request: this method, this address, this token, now, once.
 * Stops: a proof that was seen on the way is used again or elsewhere (RFC 9449, sections 4.3 and 11.1).
 */
import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { proofWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'

const proofClaims = z.object({
  jti: z.string().min(8).max(200),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string(),
})
export type ProofClaims = z.infer<typeof proofClaims>

export interface ProofRequest {
  readonly proof: string
  readonly method: string
  /** The address of the request without query and fragment. */
  readonly url: string
  readonly accessToken: string
  readonly nowMs: number
}

/** The thumbprint of the key that signed a proof for this request, `null` when there is none. */
export type CheckDpopProof = (database: Database, request: ProofRequest) => Promise<string | null>

export const checkDpopProof: CheckDpopProof = async (database, request) => {
  const signed = await readProof(request.proof)
  if (signed === null || !proofFits(signed.claims, request)) return null
  return spendProof(database, signed.claims, request.nowMs) ? signed.thumbprint : null
}

/** Verifies the signature by the key in the header; says nothing about what the proof is for. */
export async function readProof(proof: string): Promise<{ claims: ProofClaims; thumbprint: string } | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'] })
    const claims = proofClaims.safeParse(payload)
    if (!claims.success || protectedHeader.jwk === undefined) return null
    return { claims: claims.data, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk) }
  } catch {
    return null
  }
}

export function proofFits(claims: ProofClaims, { method, url, accessToken, nowMs }: ProofRequest): boolean {
  return (
    claims.htm === method &&
    claims.htu === url &&
    claims.ath === createHash('sha256').update(accessToken).digest('base64url') &&
    Math.abs(nowMs / 1000 - claims.iat) <= proofWindowSeconds
  )
}

/** True for the one request that used the proof; remembered for as long as it could be accepted. */
function spendProof(database: Database, { jti }: ProofClaims, nowMs: number): boolean {
  database.run('delete from spent_proofs where expires_at < ?', nowMs)
  const until = nowMs + 2 * proofWindowSeconds * 1000
  return database.run('insert into spent_proofs values (?, ?) on conflict do nothing', fingerprint(jti), until) === 1
}
