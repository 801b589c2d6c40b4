/**
 * Defence: the factors of a challenge are those that open this operation at this level and that the person holds. The client has no
 * say in it, and what is not offered is not accepted.
 * Stops: a weaker factor is chosen, because the client cannot or does not want to give a stronger one (CWE-757; ASVS 6.3.3, 6.3.6).
 */
import type { Level } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { heldFactors } from '../store/held-factors.ts'
import { acceptedFactors, type Factor } from './factor.ts'

export interface FactorDemand {
  readonly person: string
  readonly operation: string | null
  readonly level: Level
}

/** Weakest first; empty when the person holds nothing that suffices. */
export type OfferedFactors = (database: Database, demand: FactorDemand) => readonly Factor[]

export const offeredFactors: OfferedFactors = (database, { person, operation, level }) => {
  const held = heldFactors(database, person)
  return acceptedFactors(operation, level).filter((factor) => held.includes(factor))
}
