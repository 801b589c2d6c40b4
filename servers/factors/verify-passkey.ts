/**
 * Defence: an assertion counts only for the challenge of this ceremony, this origin and relying party, in no foreign frame, by a
 * credential of this person with an algorithm that we take, with presence and verification of the user and a counter that moved on.
 * A counter that went back is a copied authenticator: the owner is told.
 * Stops: forged, relayed, replayed or foreign assertions (CWE-347, CWE-358; W3C WebAuthn Level 3, 7.2; ASVS 6.7.1, 6.7.2).
 */
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { cose, decodeClientDataJSON, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { notify } from '../store/notices.ts'

export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

export interface PasskeyAnswer {
  readonly person: string
  readonly challenge: string
  readonly response: unknown
  readonly relyingParty: RelyingParty
  readonly nowMs: number
  /** Hears why an answer is refused that looks like an attack, for the audit log. */
  readonly warn: (reason: string) => void
}

export type VerifyPasskey = (database: Database, answer: PasskeyAnswer) => Promise<boolean>

const base64url = z
  .string()
  .max(4096)
  .regex(/^[\w-]+$/)
const assertion = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
})

/** ES256, EdDSA and RS256 (RFC 9053; RFC 8812). */
const acceptedAlgorithms: ReadonlySet<unknown> = new Set([-7, -8, -257])

export const verifyPasskey: VerifyPasskey = async (database, { person, challenge, response, relyingParty, nowMs, warn }) => {
  const parsed = assertion.safeParse(response)
  if (!parsed.success) return false
  const id = parsed.data.id
  const row = database.get('select public_key, counter from webauthn_credentials where id = ? and person = ?', id, person)
  if (row === undefined || !(row.public_key instanceof Uint8Array)) return false
  const publicKey = new Uint8Array(row.public_key)
  const before = Number(row.counter)
  const verified = await verifiedCounter(parsed.data, { id, publicKey, challenge, relyingParty })
  if (verified === null) return false
  if ((verified > 0 || before > 0) && verified <= before) {
    warn('the counter of the passkey went back: it may have been copied')
    notify(database, person, 'One of your passkeys may have been copied. It was used in a sign-in that we refused.', nowMs)
    return false
  }
  return database.run('update webauthn_credentials set counter = ? where id = ? and counter = ?', verified, id, before) === 1
}

/** The counter that a valid assertion carries, `null` when it is not valid. The counter is judged after the signature, not before. */
async function verifiedCounter(
  response: z.infer<typeof assertion>,
  asked: { id: string; publicKey: Uint8Array<ArrayBuffer>; challenge: string; relyingParty: RelyingParty },
): Promise<number | null> {
  const { id, publicKey, challenge, relyingParty } = asked
  try {
    if (decodeClientDataJSON(response.response.clientDataJSON).crossOrigin === true) return null
    if (!acceptedAlgorithms.has(decodeCredentialPublicKey(publicKey).get(cose.COSEKEYS.alg))) return null
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedType: 'webauthn.get',
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: { id, publicKey, counter: 0 },
    })
    return verified === true ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
