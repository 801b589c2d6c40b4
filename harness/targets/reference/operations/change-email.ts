import { freshSeconds } from '../../../../servers/index.ts'
import { changeEmail as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

export const changeEmail: ReferenceOperation = {
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, values, { edit = unedited }) => call(edit({ method: 'PUT', path: '/api/profile/email', body: values })),
  effects(deployment, person) {
    const email = deployment.emailOf(person.id)
    return email === undefined || email === person.email ? [] : [{ email }]
  },
}
