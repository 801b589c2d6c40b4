/** A second factor is asked for, whichever: the account of a passkey is worth a code that was read over the shoulder. */
import type { Weakness } from './weakness.ts'

export const factorBoundWithAnySecondFactor: Weakness = {
  id: 'factor-bound-with-any-second-factor',
  title: 'A passkey is bound with a one-time code',
  class: 'enrol-ungated',
  cwe: 'CWE-287',
  breaks: ['factor-not-weakened'],
  weaken: (defences) => ({
    ...defences,
    enrolmentLevel: (database, person) => (defences.enrolmentLevel(database, person) > 1 ? 2 : 1),
  }),
}
