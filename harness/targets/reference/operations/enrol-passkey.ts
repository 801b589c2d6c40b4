import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { SoftwareAuthenticator } from '../../../authenticators/software-authenticator.ts'
import { enrolPasskey as facts } from '../../operations.ts'
import { bindInTwo } from './bind-in-two.ts'
import type { ReferenceOperation } from './operation.ts'

const options = z.object({ challenge: z.string(), rp: z.object({ id: z.string() }) })
const begun = z.object({ challenge: z.string(), rpId: z.string(), origin: z.string() })

export const enrolPasskey: ReferenceOperation = {
  // The strongest level that the person holds.
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, { name }, how) =>
    bindInTwo(call, { method: 'POST', path: '/api/factors/webauthn/options', body: { name } }, how, {
      read(answer) {
        const asked = options.safeParse(answer.json()).data
        const { origin } = new URL(answer.request.url)
        return asked === undefined ? null : { challenge: asked.challenge, rpId: asked.rp.id, origin }
      },
      async finish(known, { hands }) {
        const authenticator = new SoftwareAuthenticator()
        const response = authenticator.register(begun.parse(known))
        const answer = await call({ method: 'POST', path: '/api/factors/webauthn', body: { response } })
        if (answer.status === 201) hands.authenticator = authenticator
        return answer
      },
    }),
  effects: (deployment, { id }) =>
    deployment.factorsOf(id).flatMap(({ kind, name }) => (kind === 'webauthn' && name !== null ? [{ name }] : [])),
}
