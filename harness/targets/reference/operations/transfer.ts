import { z } from 'zod'
import { freshSeconds, lowValueCents, lowValuePayments, lowValueSumCents } from '../../../../servers/index.ts'
import type { HttpAnswer } from '../../../network/user-agent.ts'
import type { Values } from '../../../record.ts'
import { transfer as facts } from '../../operations.ts'
import type { ChallengeSeen } from '../../target.ts'
import { type Call, type ReferenceOperation, unedited } from './operation.ts'

const proposed = z.object({ id: z.string() })
const handle = z.object({ proposal: z.string().nullable(), values: z.record(z.string(), z.unknown()) })

export const transfer: ReferenceOperation = {
  facts: facts({
    level: 2,
    maxAgeSeconds: freshSeconds,
    exemption: { field: 'cents', upTo: lowValueCents, totalUpTo: lowValueSumCents, timesUpTo: lowValuePayments },
  }),
  async perform(call, values, { after, edit = unedited }) {
    const prepared = await prepare(call, values, after)
    if (typeof prepared !== 'string') return prepared
    return call(edit({ method: 'POST', path: `/api/transfers/${prepared}/execute` }))
  },
  effects: (deployment, person) =>
    deployment.transfersOf(person.id).flatMap(({ payee, cents, batch }) => (batch === null ? [{ payee, cents }] : [])),
}

/** The proposal to execute: a new one, or the challenged one, edited when other values are wanted now. */
async function prepare(call: Call, values: Values, after: ChallengeSeen | undefined): Promise<string | HttpAnswer> {
  const known = after === undefined ? null : handle.parse(after.handle)
  if (known !== null && known.proposal !== null) {
    const { proposal } = known
    if (JSON.stringify(known.values) === JSON.stringify(values)) return proposal
    const edited = await call({ method: 'PUT', path: `/api/transfers/${proposal}`, body: values })
    return edited.status === 200 ? proposal : edited
  }
  const answer = await call({ method: 'POST', path: '/api/transfers', body: values })
  const body = proposed.safeParse(answer.json())
  return answer.status === 201 && body.success ? body.data.id : answer
}
