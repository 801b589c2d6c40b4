/** What proofs of possession have in common, of a DPoP key and of a device key: who signed them, and that each counts once. */
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import type { z } from 'zod'
import { proofWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'

/** A proof whose signature was verified, and the key that it is by. */
export interface SignedProof<Claims> {
  readonly claims: Claims
  readonly thumbprint: string
}

/** Verifies the signature by the key in the header (RFC 9449, section 4.3); says nothing about what the proof is for. */
export async function readSigned<Claims>(
  proof: string,
  type: 'dpop+jwt' | 'device-proof+jwt',
  claimsSchema: z.ZodType<Claims>,
): Promise<SignedProof<Claims> | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: type, algorithms: ['ES256'] })
    const claims = claimsSchema.safeParse(payload)
    if (!claims.success || protectedHeader.jwk === undefined) return null
    return { claims: claims.data, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk) }
  } catch {
    return null
  }
}

/** True for the one request that used the proof; remembered for as long as it could be accepted, on whichever side of the clock. */
export function spendProof(database: Database, { claims, thumbprint }: SignedProof<{ jti: string }>, nowMs: number): boolean {
  database.run('delete from spent_proofs where expires_at < ?', nowMs)
  const until = nowMs + 2 * proofWindowSeconds * 1000
  const id = fingerprint(`${thumbprint} ${claims.jti}`)
  return database.run('insert into spent_proofs values (?, ?) on conflict do nothing', id, until) === 1
}
