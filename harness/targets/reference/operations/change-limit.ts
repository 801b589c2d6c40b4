import { dailyLimitCents, freshSeconds } from '../../../../servers/index.ts'
import { changeLimit as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

export const changeLimit: ReferenceOperation = {
  facts: facts({ level: 2, maxAgeSeconds: freshSeconds }),
  perform: (call, values, { edit = unedited }) => call(edit({ method: 'PUT', path: '/api/limits', body: values })),
  effects(deployment, person) {
    const { dailyLimit: cents } = deployment.bankOf(person.id)
    return cents === dailyLimitCents ? [] : [{ cents }]
  },
}
