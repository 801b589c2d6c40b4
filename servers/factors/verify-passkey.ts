/**
 * Defence: an assertion counts only for the challenge of this ceremony, this origin and relying party, a credential of this person,
 * with user verification and a counter that moved on.
 * Stops: forged, relayed, replayed or foreign assertions (W3C WebAuthn Level 3, 7.2; ASVS 6.7.1, 6.7.2).
 */
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Database } from '../store/database.ts'

export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

export interface PasskeyAnswer {
  readonly person: string
  readonly challenge: string
  readonly response: unknown
  readonly relyingParty: RelyingParty
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

export const verifyPasskey: VerifyPasskey = async (database, { person, challenge, response, relyingParty }) => {
  const parsed = assertion.safeParse(response)
  if (!parsed.success) return false
  const id = parsed.data.id
  const row = database.get('select public_key, counter from webauthn_credentials where id = ? and person = ?', id, person)
  if (row === undefined || !(row.public_key instanceof Uint8Array)) return false
  const counter = Number(row.counter)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: parsed.data,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(row.public_key), counter },
    })
    if (verified !== true) return false
    const next = authenticationInfo.newCounter
    return database.run('update webauthn_credentials set counter = ? where id = ? and counter = ?', next, id, counter) === 1
  } catch {
    return false
  }
}
