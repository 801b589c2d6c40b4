import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { enrolFactor as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const begun = z.object({ id: z.string(), secret: z.string() })

export const enrolFactor: ReferenceOperation = {
  // The strongest level that the person holds.
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, values, { edit = unedited }) => call(edit({ method: 'POST', path: '/api/factors/totp', body: values })),
  discloses: (answer) => begun.safeParse(answer.json()).success,
}
