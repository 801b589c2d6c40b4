import { z } from 'zod'
import { listFactors as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const body = z.object({ factors: z.array(z.unknown()) })

export const listFactors: ReferenceOperation = {
  facts: facts(),
  perform: (call, _values, { edit = unedited }) => call(edit({ method: 'GET', path: '/api/factors' })),
  discloses: (answer) => body.safeParse(answer.json()).success,
}
