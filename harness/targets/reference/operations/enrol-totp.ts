import { Secret } from 'otpauth'
import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { TotpGenerator } from '../../../authenticators/totp-generator.ts'
import { enrolTotp as facts } from '../../operations.ts'
import { bindInTwo } from './bind-in-two.ts'
import type { ReferenceOperation } from './operation.ts'

const begun = z.object({ id: z.string(), secret: z.string() })

export const enrolTotp: ReferenceOperation = {
  // The strongest level that the person holds.
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, { name }, options) =>
    bindInTwo(call, { method: 'POST', path: '/api/factors/totp', body: { name } }, options, {
      read: (answer) => begun.safeParse(answer.json()).data ?? null,
      async finish(known, { hands, nowMs }) {
        const { id, secret } = begun.parse(known)
        const totp = new TotpGenerator(Buffer.from(Secret.fromBase32(secret).bytes))
        const path = `/api/factors/totp/${id}/confirm`
        const answer = await call({ method: 'POST', path, body: { code: totp.next(nowMs).text } })
        if (answer.status === 201) hands.totp = totp
        return answer
      },
    }),
  effects: (deployment, { id }) =>
    deployment.factorsOf(id).flatMap(({ kind, name }) => (kind === 'totp' && name !== null ? [{ name }] : [])),
}
