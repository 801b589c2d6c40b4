/**
 * Defence: a proof of the device key counts for one request: this method, this address, now, once.
 * Stops: a proof that was seen on the way is used again or elsewhere (CWE-294; after RFC 9449, sections 4.3 and 11.1).
 */
import { z } from 'zod'
import { proofWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { readSigned, type SignedProof, spendProof } from './signed-proof.ts'

/** The header that carries it: no page of another site can add it to a request of the browser. */
export const deviceProofHeader = 'device-proof'

const proofClaims = z.object({
  jti: z.string().min(8).max(200),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
})
type DeviceProof = SignedProof<z.infer<typeof proofClaims>>

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

/** Says nothing about what the proof is for. */
export function readDeviceProof(proof: string): Promise<DeviceProof | null> {
  return readSigned(proof, 'device-proof+jwt', proofClaims)
}

export function deviceProofFits({ claims }: DeviceProof, { method, url, nowMs }: ProvenRequest): boolean {
  return claims.htm === method && claims.htu === url && Math.abs(nowMs / 1000 - claims.iat) <= proofWindowSeconds
}
