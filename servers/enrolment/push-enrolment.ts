/** Binding a phone that signs push approvals: its key proves itself over the id of what was begun. */
import { compactVerify, importJWK } from 'jose'
import { z } from 'zod'
import { type Reply, refusal } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { randomToken } from '../store/seal.ts'
import { bindFactor } from './bind-factor.ts'
import type { EnrolmentOptions } from './enrolment-options.ts'
import { holderOf, keptSession } from './holder.ts'
import { ownPending } from './own-pending.ts'
import { beginFactor } from './pending-factors.ts'

const coordinate = z.string().regex(/^[\w-]{43}$/)
/** The public half only: a private key that came along would be refused. */
const publicKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate })
const confirmBody = z.strictObject({ publicKey, proof: z.string().max(2000) })

export function beginPush({ database }: EnrolmentOptions, visit: Visit, name: string): Reply {
  const pending = { person: personOf(visit), holder: holderOf(visit), kind: 'push', name, secret: '' } as const
  return { kind: 'json', status: 201, body: { id: beginFactor(database, pending, visit.nowMs) } }
}

export async function confirmPush(options: EnrolmentOptions, visit: Visit): Promise<Reply> {
  const { database, defences } = options
  const body = confirmBody.safeParse(visit.request.body)
  if (!body.success) return refusal(400, z.prettifyError(body.error))
  const begun = visit.parameters.id ?? ''
  const pending = ownPending(options, visit, begun, 'push')
  if (pending === undefined) return refusal(404, 'no such enrolment')
  if (!(await signs(body.data.publicKey, body.data.proof, begun))) return refusal(403, 'the proof is not by this key')
  const phone = { kind: 'push', id: randomToken(), publicKey: JSON.stringify(body.data.publicKey) } as const
  const id = bindFactor(database, defences, { pending, proven: phone, keepSession: keptSession(visit), nowMs: visit.nowMs })
  return id === null ? refusal(409, 'the enrolment is over') : { kind: 'json', status: 201, body: { id, kind: 'push' } }
}

async function signs(key: z.infer<typeof publicKey>, proof: string, expected: string): Promise<boolean> {
  try {
    const { payload } = await compactVerify(proof, await importJWK(key, 'ES256'), { algorithms: ['ES256'] })
    return Buffer.from(payload).toString('utf8') === expected
  } catch {
    return false
  }
}
