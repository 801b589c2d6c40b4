/** The right person finishes, in whatever session: a stolen password is enough. */
import type { Weakness } from './weakness.ts'

export const pendingFactorNotBoundToSession: Weakness = {
  id: 'pending-factor-not-bound-to-session',
  title: 'A begun enrolment is finished in another session',
  class: 'enrol-foreign',
  cwe: 'CWE-639',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({
    ...defences,
    checkPendingFactor: (pending, { person, nowMs }) => pending.person === person && pending.expiresAt > nowMs,
  }),
}
