/**
 * Defence: a factor is removed with a proof of its own level, and with the strongest that the person holds if that is more.
 * Stops: a session of a lower level takes the owner's key away and falls back to the weaker way (CWE-306; ASVS 6.5.6, 7.5.1).
 */
import { reached } from '../factors/factor.ts'
import type { Level } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'
import type { FactorKind } from './pending-factors.ts'

export type RemovalLevel = (database: Database, person: string, kind: FactorKind) => Level

export const removalLevel: RemovalLevel = (database, person, kind) => {
  const held = strongestHeld(database, person)
  const own = reached[kind].level
  return own > held ? own : held
}
