import { z } from 'zod'
import { statement as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const body = z.object({ account: z.string(), transfers: z.array(z.unknown()) })

export const statement: ReferenceOperation = {
  facts: facts(),
  perform: (call, _values, { edit = unedited }) => call(edit({ method: 'GET', path: '/api/account' })),
  discloses: (answer) => body.safeParse(answer.json()).success,
}
