import { freshSeconds } from '../../../../servers/index.ts'
import { addPayee as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

export const addPayee: ReferenceOperation = {
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, values, { edit = unedited }) => call(edit({ method: 'POST', path: '/api/payees', body: values })),
  effects: (deployment, person) => deployment.bankOf(person.id).trustedPayees.map(({ payee, name }) => ({ payee, name })),
}
