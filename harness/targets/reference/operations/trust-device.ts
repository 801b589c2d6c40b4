import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { trustDevice as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const body = z.object({ trusted_for_seconds: z.number() })

/** For browsers only. */
export const trustDevice: ReferenceOperation = {
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, _values, { edit = unedited }) => call(edit({ method: 'POST', path: '/session/trust-device', body: {} })),
  discloses: (answer) => body.safeParse(answer.json()).success,
}
