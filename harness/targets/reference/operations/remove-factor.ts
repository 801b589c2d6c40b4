import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { removeFactor as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const list = z.object({ factors: z.array(z.object({ id: z.string(), kind: z.string() })) })

/** Demands the strongest factor that the person holds: of those whom scenarios enrol, a passkey. */
export const removeFactor: ReferenceOperation = {
  facts: facts({ level: 3, maxAgeSeconds: freshSeconds }),
  async perform(call, { kind }, { edit = unedited }) {
    const answer = await call({ method: 'GET', path: '/api/factors' })
    const { success, data } = list.safeParse(answer.json())
    if (!success) return answer
    const id = data.factors.find((factor) => factor.kind === kind)?.id ?? 'none'
    return call(edit({ method: 'DELETE', path: `/api/factors/${id}` }))
  },
  effects(deployment, person) {
    const left = deployment.factorsOf(person.id).map(({ kind }) => kind)
    return person.holds.filter((kind) => kind !== 'recovery-codes' && !left.includes(kind)).map((kind) => ({ kind }))
  },
}
