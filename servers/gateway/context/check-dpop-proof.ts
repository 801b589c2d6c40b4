/**
 * Defence: a DPoP proof counts for one request: this method, this address, this token, now, once.
 * Stops: a proof that was seen on the way is used again or elsewhere (CWE-294; RFC 9449, sections 4.3 and 11.1; ASVS 10.3.5).
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { proofWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { readSigned, type SignedProof, spendProof } from './signed-proof.ts'

const proofClaims = z.object({
  jti: z.string().min(8).max(200),
  htm: z.string(),
  htu: z.string().max(4000),
  iat: z.number(),
  ath: z.string(),
})
export type ProofClaims = z.infer<typeof proofClaims>

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

/** Of the one proof; says nothing about what it is for. */
export async function readProof([proof, ...others]: readonly string[]): Promise<SignedProof<ProofClaims> | null> {
  return proof === undefined || others.length > 0 ? null : readSigned(proof, 'dpop+jwt', proofClaims)
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
