/**
 * Defence: a WebAuthn registration counts only for the challenge of this ceremony, our own origins and relying party, with user
 * verification, an algorithm of ours and a credential that nobody has bound yet. The server checks it, whatever the browser was asked.
 * Stops: a key without user verification, of another algorithm, for another site or of somebody else is bound (CWE-602, CWE-757; ASVS 6.7.1; W3C WebAuthn Level 3, 7.1).
 */
import { type VerifiedRegistrationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Database } from '../store/database.ts'

/** COSE names of EdDSA, ES256 and RS256 (RFC 9053, 2; RFC 8812, 2). */
export const acceptedAlgorithms: readonly number[] = [-8, -7, -257]

export interface RegistrationAnswer {
  readonly challenge: string
  readonly response: unknown
  readonly relyingPartyId: string
  /** Where registrations are made: the gateway's pages and the provider's. */
  readonly origins: readonly string[]
}

export interface NewCredential {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly counter: number
}

/** The credential, `null` when it must not be bound. */
export type CheckRegistration = (database: Database, answer: RegistrationAnswer) => Promise<NewCredential | null>

const base64url = z.string().regex(/^[\w-]+$/)
/** Ids have 1023 bytes at most (W3C WebAuthn Level 3, 7.1). */
const credentialId = base64url.max(1364)

const registration = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({ clientDataJSON: base64url.max(4096), attestationObject: base64url.max(12_288) }),
})
const clientData = z.object({ challenge: z.string().max(100), crossOrigin: z.boolean().default(false) })

export const checkRegistration: CheckRegistration = async (database, { challenge, response, relyingPartyId, origins }) => {
  const parsed = registration.safeParse(response)
  // A page of somebody else that frames ours is not ours.
  if (!parsed.success || clientDataOf(parsed.data)?.crossOrigin !== false) return null
  const verification: VerifiedRegistrationResponse = await verifyRegistrationResponse({
    response: parsed.data,
    expectedChallenge: challenge,
    expectedOrigin: [...origins],
    expectedRPID: relyingPartyId,
    requireUserPresence: true,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...acceptedAlgorithms],
  }).catch(() => ({ verified: false }))
  if (verification.verified !== true) return null
  const { id, publicKey, counter } = verification.registrationInfo.credential
  const taken = database.get('select 1 as found from webauthn_credentials where id = ?', id) !== undefined
  return taken ? null : { id, publicKey, counter }
}

/** The challenge that a registration says it answers, an empty text when it says none. */
export function challengeOf(response: unknown): string {
  const parsed = registration.safeParse(response)
  return (parsed.success && clientDataOf(parsed.data)?.challenge) || ''
}

function clientDataOf({ response }: z.infer<typeof registration>): z.infer<typeof clientData> | null {
  try {
    return clientData.parse(JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8')))
  } catch {
    return null
  }
}
