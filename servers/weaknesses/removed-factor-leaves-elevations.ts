/** What was proven with a factor stays proven when the factor goes: its removal ends nothing but the factor. */
import { notify } from '../store/notices.ts'
import type { Weakness } from './weakness.ts'

export const removedFactorLeavesElevations: Weakness = {
  id: 'removed-factor-leaves-elevations',
  title: 'A changed factor or password leaves elevations and tokens as they are',
  class: 'elevation-lifecycle',
  cwe: 'CWE-613',
  breaks: ['elevation-ends-with-its-ground'],
  weaken: (defences) => ({
    ...defences,
    credentialsChanged(database, { person, says, nowMs }) {
      database.run('update people set credentials_version = credentials_version + 1 where id = ?', person)
      notify(database, person, says, nowMs)
    },
  }),
}
