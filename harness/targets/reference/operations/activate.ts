import { z } from 'zod'
import { activate as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const body = z.object({ activated: z.literal(true) })

export const activate: ReferenceOperation = {
  facts: facts(),
  perform: (call, { code }, { edit = unedited }) => call(edit({ method: 'POST', path: '/api/factors/activate', body: { code } })),
  discloses: (answer) => body.safeParse(answer.json()).success,
}
