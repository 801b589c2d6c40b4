/**
 * Defence: a proof of the device key counts for one request: this method, this address, now, once.
 * Stops: a proof that was seen on the way is used again or elsewhere (CWE-294; after RFC 9449, sections 4.3 and 11.1).
 */
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { proofWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { fingerprint } from '../../store/seal.ts'

/** The header that carries it: no page of another site can add it to a request of the browser. */
export const deviceProofHeader = 'device-proof'

const proofClaims = z.object({
  jti: z.string().min(8).max(200),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
})
type DeviceProof = z.infer<typeof proofClaims> & { readonly thumbprint: string }

export interface ProvenRequest {
  /** A JWT as RFC 9449 has it, of type `device-proof+jwt` and without `ath`: there is no token. */
  readonly proof: string
  readonly method: string
  /** The address of the request without query and fragment. */
  readonly url: string
  readonly nowMs: number
}

/** The thumbprint of the key that signed a proof for this request, `null` when there is none. */
export type CheckDeviceProof = (database: Database, request: ProvenRequest) => Promise<string | null>

export const checkDeviceProof: CheckDeviceProof = async (database, request) => {
  const proof = await readDeviceProof(request.proof)
  if (proof === null || !deviceProofFits(proof, request)) return null
  return spendProof(database, proof, request.nowMs) ? proof.thumbprint : null
}

/** Verifies the signature by the key in the header; says nothing about what the proof is for. */
export async function readDeviceProof(proof: string): Promise<DeviceProof | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'device-proof+jwt', algorithms: ['ES256'] })
    const claims = proofClaims.safeParse(payload)
    if (!claims.success || protectedHeader.jwk === undefined) return null
    return { ...claims.data, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk) }
  } catch {
    return null
  }
}

export function deviceProofFits(proof: DeviceProof, { method, url, nowMs }: ProvenRequest): boolean {
  return proof.htm === method && proof.htu === url && Math.abs(nowMs / 1000 - proof.iat) <= proofWindowSeconds
}

/** True for the one request that used the proof; remembered for as long as it could be accepted. */
function spendProof(database: Database, { jti, thumbprint }: DeviceProof, nowMs: number): boolean {
  database.run('delete from spent_proofs where expires_at < ?', nowMs)
  const until = nowMs + 2 * proofWindowSeconds * 1000
  const id = fingerprint(`${thumbprint} ${jti}`)
  return database.run('insert into spent_proofs values (?, ?) on conflict do nothing', id, until) === 1
}
