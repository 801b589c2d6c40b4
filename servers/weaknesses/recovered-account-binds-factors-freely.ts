/** Whoever lost the password may have lost the phone as well: after a recovery a new one can be bound without the old one. */
import { countUse, isUsed } from './count-use.ts'
import type { Weakness } from './weakness.ts'

export const recoveredAccountBindsFactorsFreely: Weakness = {
  id: 'recovered-account-binds-factors-freely',
  title: 'After a password reset a factor is bound with the password alone',
  class: 'recovery-flow-bypass',
  cwe: 'CWE-640',
  breaks: ['challenge-has-the-right-level'],
  weaken: (defences) => ({
    ...defences,
    finishRecovery: (database, visit, person) => {
      countUse(database, `recovered/${person}`)
      return defences.finishRecovery(database, visit, person)
    },
    enrolmentLevel: (database, person) =>
      isUsed(database, `recovered/${person}`) ? 1 : defences.enrolmentLevel(database, person),
  }),
}
