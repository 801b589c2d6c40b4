import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { removeFactor as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const held = z.object({ factors: z.array(z.object({ id: z.string(), kind: z.string() })) })
const kinds = ['totp', 'push', 'webauthn'] as const

export const removeFactor: ReferenceOperation = {
  // The strongest level that the person holds.
  facts: facts({ level: 3, maxAgeSeconds: freshSeconds }),
  async perform(call, { factor }, { edit = unedited }) {
    const list = await call({ method: 'GET', path: '/api/factors' })
    const found = held.safeParse(list.json()).data?.factors.find(({ kind }) => kind === factor)
    if (found === undefined) return list
    return call(edit({ method: 'DELETE', path: `/api/factors/${found.id}` }))
  },
  effects: (deployment, { id }) =>
    kinds.filter((kind) => !deployment.factorsOf(id).some((one) => one.kind === kind)).map((factor) => ({ factor })),
}
