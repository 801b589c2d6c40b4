/**
 * Defence: of a factor its owner is shown what it is, what it is called and since when it is there, never what it is made of.
 * Stops: whoever got into a session reads the seed and makes the codes himself (CWE-522; ASVS 6.5.2, 14.2.6; NIST SP 800-63B-4, 3.1.4.1).
 */
import type { Database } from '../store/database.ts'
import { factorsOf, type HeldFactor } from '../store/held-factors.ts'

export type ListedFactor = Omit<HeldFactor, 'person'>
export type ListFactors = (database: Database, person: string) => readonly ListedFactor[]

export const listFactors: ListFactors = (database, person) =>
  factorsOf(database, person).map(({ id, kind, name, createdAt }) => ({ id, kind, name, createdAt }))
