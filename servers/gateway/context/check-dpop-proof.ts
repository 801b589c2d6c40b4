/**
 * Defence: a DPoP proof counts for one request: this method, this address, this token, now, once.
 * Stops: a proof that was seen on the way is used again or elsewhere (CWE-294; RFC 9449, sections 4.3 and 11.1; ASVS 10.3.5).
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
  htu: z.string().max(4000),
  iat: z.number(),
  ath: z.string(),
})
export type ProofClaims = z.infer<typeof proofClaims>

/** A proof whose signature was verified, and the key that it is by. */
export interface SignedProof {
  readonly claims: ProofClaims
  readonly thumbprint: string
}

export interface ProofRequest {
  /** The values of the DPoP header: more than one is one too many. */
  readonly proofs: readonly string[]
  readonly method: string
  /** The address of the request; query and fragment don't count. */
  readonly url: string
  readonly accessToken: string
  readonly nowMs: number
}

/** The thumbprint of the key that signed a proof for this request, `null` when there is none. */
export type CheckDpopProof = (database: Database, request: ProofRequest) => Promise<string | null>

export const checkDpopProof: CheckDpopProof = async (database, request) => {
  const signed = await readProof(request.proofs)
  if (signed === null || !proofFits(signed.claims, request)) return null
  return spendProof(database, signed, request.nowMs) ? signed.thumbprint : null
}

/** Verifies the signature of the one proof by the key in its header; says nothing about what the proof is for. */
export async function readProof([proof, ...others]: readonly string[]): Promise<SignedProof | null> {
  if (proof === undefined || others.length > 0) return null
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
  const address = normalised(claims.htu)
  return (
    claims.htm === method &&
    address !== null &&
    address === normalised(url) &&
    claims.ath === createHash('sha256').update(accessToken).digest('base64url') &&
    Math.abs(nowMs / 1000 - claims.iat) <= proofWindowSeconds
  )
}

/** True for the one request that used the proof; remembered for as long as it could be accepted, on whichever side of the clock. */
function spendProof(database: Database, { claims, thumbprint }: SignedProof, nowMs: number): boolean {
  database.run('delete from spent_proofs where expires_at < ?', nowMs)
  const until = nowMs + 2 * proofWindowSeconds * 1000
  const id = fingerprint(`${thumbprint} ${claims.jti}`)
  return database.run('insert into spent_proofs values (?, ?) on conflict do nothing', id, until) === 1
}

/** An https address without query and fragment, by the syntax and scheme of RFC 3986, 6.2.2 and 6.2.3; `null` for anything else. */
function normalised(address: string): string | null {
  const url = /^https:\/\/[!-[\]-~]+$/i.test(address) ? URL.parse(address) : null
  if (url === null || url.username !== '' || url.password !== '') return null
  const path = url.pathname.replaceAll(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase()
  })
  return `${url.origin}${path}`
}
