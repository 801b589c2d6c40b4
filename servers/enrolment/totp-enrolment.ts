/** Binding an authenticator app: its seed is shown once, and counts from the first right code. */
import { Secret, TOTP } from 'otpauth'
import { z } from 'zod'
import { stepOfCode } from '../factors/totp.ts'
import { type Reply, refusal } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { totpSeedBytes } from '../limits.ts'
import { findById } from '../store/people.ts'
import { bindFactor } from './bind-factor.ts'
import type { EnrolmentOptions } from './enrolment-options.ts'
import { holderOf, keptSession } from './holder.ts'
import { ownPending } from './own-pending.ts'
import { beginFactor } from './pending-factors.ts'

const issuer = 'Bank'
const confirmBody = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'expected six digits') })

export function beginTotp({ database }: EnrolmentOptions, visit: Visit, name: string): Reply {
  const person = personOf(visit)
  const seed = new Secret({ size: totpSeedBytes })
  const pending = { person, holder: holderOf(visit), kind: 'totp', name, secret: seed.base32 } as const
  const id = beginFactor(database, pending, visit.nowMs)
  const label = findById(database, person)?.login ?? person
  const otpauth = new TOTP({ issuer, label, secret: seed, algorithm: 'SHA1', digits: 6, period: 30 }).toString()
  return { kind: 'json', status: 201, body: { id, secret: seed.base32, otpauth } }
}

/** A wrong code can be corrected: whoever is here knows the seed, so there is nothing to guess. */
export function confirmTotp(options: EnrolmentOptions, visit: Visit): Reply {
  const { database, defences } = options
  const body = confirmBody.safeParse(visit.request.body)
  if (!body.success) return refusal(400, z.prettifyError(body.error))
  const pending = ownPending(options, visit, visit.parameters.id ?? '', 'totp')
  if (pending === undefined) return refusal(404, 'no such enrolment')
  const step = stepOfCode(pending.secret, body.data.code, visit.nowMs)
  if (step === null) return refusal(403, 'the code is wrong')
  const { nowMs } = visit
  const id = bindFactor(database, defences, { pending, proven: { kind: 'totp', step }, keepSession: keptSession(visit), nowMs })
  return id === null ? refusal(409, 'the enrolment is over') : { kind: 'json', status: 201, body: { id, kind: 'totp' } }
}
