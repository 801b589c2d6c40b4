/**
 * Defence: the password is changed, and the account deleted, with the strongest factor that the person holds.
 * Stops: a hijacked session, or one with a weaker proof, takes the account over or away (CWE-620; ASVS 6.2.3, 7.5.1).
 */
import type { Level } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'

export type AccountLevel = (database: Database, person: string) => Level

export const accountLevel: AccountLevel = (database, person) => strongestHeld(database, person)
