/** Binding a WebAuthn credential: the challenge is made, kept and used up at the server; it is the id of what was begun. */
import { generateRegistrationOptions } from '@simplewebauthn/server'
import { z } from 'zod'
import { type Reply, refusal } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { pendingFactorSeconds } from '../limits.ts'
import { findById } from '../store/people.ts'
import { bindFactor } from './bind-factor.ts'
import { acceptedAlgorithms, challengeOf } from './check-registration.ts'
import type { EnrolmentOptions } from './enrolment-options.ts'
import { holderOf, keptSession } from './holder.ts'
import { ownPending } from './own-pending.ts'
import { beginFactor } from './pending-factors.ts'

const finishBody = z.strictObject({ response: z.unknown() })

export async function beginWebauthn({ database, relyingPartyId }: EnrolmentOptions, visit: Visit, name: string): Promise<Reply> {
  const person = findById(database, personOf(visit))
  if (person === undefined) return refusal(404, 'no such person')
  const pending = { person: person.id, holder: holderOf(visit), kind: 'webauthn', name, secret: '' } as const
  const challenge = beginFactor(database, pending, visit.nowMs)
  const held = database.all('select id from webauthn_credentials where person = ?', person.id)
  const options = await generateRegistrationOptions({
    rpName: 'Bank',
    rpID: relyingPartyId,
    userID: new Uint8Array(Buffer.from(person.user_handle, 'hex')),
    userName: person.login,
    userDisplayName: person.name,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: pendingFactorSeconds * 1000,
    attestationType: 'none',
    excludeCredentials: held.map((row) => ({ id: String(row.id) })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: [...acceptedAlgorithms],
  })
  return { kind: 'json', status: 201, body: options }
}

/** Whatever comes of it, the challenge is used up. */
export async function finishWebauthn(enrolment: EnrolmentOptions, visit: Visit): Promise<Reply> {
  const { database, defences, relyingPartyId, origins } = enrolment
  const body = finishBody.safeParse(visit.request.body)
  if (!body.success) return refusal(400, z.prettifyError(body.error))
  const challenge = challengeOf(body.data.response)
  const pending = ownPending(enrolment, visit, challenge, 'webauthn')
  if (pending === undefined) return refusal(404, 'no such enrolment')
  const answer = { challenge, response: body.data.response, relyingPartyId, origins }
  const credential = await defences.checkRegistration(database, answer)
  if (credential === null) {
    defences.spendPendingFactor(database, pending)
    return refusal(403, 'the registration was not accepted')
  }
  const proven = { kind: 'webauthn', credential } as const
  const id = bindFactor(database, defences, { pending, proven, keepSession: keptSession(visit), nowMs: visit.nowMs })
  return id === null ? refusal(409, 'the enrolment is over') : { kind: 'json', status: 201, body: { id, kind: 'webauthn' } }
}
