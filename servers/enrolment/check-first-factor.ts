/**
 * Defence: a first factor is bound only after the activation code that was given to the owner, in the same session.
 * Stops: whoever learns the password of an account without factors binds the first one (CWE-304, CWE-841; ASVS 6.4.1; NIST SP 800-63B-4, 4.1.2).
 */
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'
import { isActivated } from './activation-codes.ts'
import type { Finisher } from './check-pending-factor.ts'

/** True also for everybody who holds a factor already. */
export type CheckFirstFactor = (database: Database, by: Finisher) => boolean

export const checkFirstFactor: CheckFirstFactor = (database, { person, holder, nowMs }) =>
  strongestHeld(database, person) > 1 || isActivated(database, person, holder, nowMs)
