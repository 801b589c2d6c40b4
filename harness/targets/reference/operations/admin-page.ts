import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { adminPage as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const body = z.object({ administration: z.literal(true) })

export const adminPage: ReferenceOperation = {
  facts: facts({ level: 3, maxAgeSeconds: freshSeconds }),
  perform: (call, _values, { edit = unedited }) => call(edit({ method: 'GET', path: '/api/admin/people' })),
  discloses: (answer) => body.safeParse(answer.json()).success,
}
