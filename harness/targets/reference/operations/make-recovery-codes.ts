import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { makeRecoveryCodes as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const made = z.object({ codes: z.array(z.string()) })

export const makeRecoveryCodes: ReferenceOperation = {
  // The strongest level that the person holds, and a second factor at least.
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  async perform(call, _values, { edit = unedited }, { recoveryCodes }) {
    const answer = await call(edit({ method: 'POST', path: '/api/factors/recovery-codes' }))
    const { success, data } = made.safeParse(answer.json())
    if (success) recoveryCodes.splice(0, recoveryCodes.length, ...data.codes)
    return answer
  },
  discloses: (answer) => made.safeParse(answer.json()).success,
}
