/** Enrols somebody who comes with factors already: for whoever runs a deployment, not for the people themselves. */
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import type { PasswordCost } from '../factors/password.ts'
import type { Database } from '../store/database.ts'
import { addPerson, type NewPerson } from '../store/people.ts'

export interface Registration {
  readonly challenge: string
  /** RegistrationResponseJSON, as a browser makes it. */
  readonly response: unknown
}

/** @throws Error when the registration does not verify */
export async function enrolPerson(
  database: Database,
  cost: PasswordCost,
  relyingParty: { readonly id: string; readonly origin: string },
  person: Omit<NewPerson, 'passkey'>,
  registration: Registration | null,
): Promise<void> {
  if (registration === null) return addPerson(database, { ...person, passkey: null }, cost)
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: registration.response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: registration.challenge,
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
  })
  if (verified !== true || registrationInfo === undefined) throw new Error('the WebAuthn registration does not verify')
  addPerson(database, { ...person, passkey: registrationInfo.credential }, cost)
}
