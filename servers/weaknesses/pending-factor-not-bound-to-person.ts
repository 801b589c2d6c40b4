/** The registration is looked up by its challenge, and whoever sends it binds a key to the person who began, as in ThunderID (thunderid #5424). */
import type { Weakness } from './weakness.ts'

export const pendingFactorNotBoundToPerson: Weakness = {
  id: 'pending-factor-not-bound-to-person',
  title: 'A begun enrolment is finished from another account',
  class: 'enrol-foreign',
  cwe: 'CWE-639',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({ ...defences, checkPendingFactor: ({ expiresAt }, { nowMs }) => expiresAt > nowMs }),
}
