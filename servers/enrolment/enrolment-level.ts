/**
 * Defence: a new factor is bound with the strongest factor that the person holds, as the store has it at that moment.
 * Stops: whoever has only the password or a session adds a factor of his own and steps up with it (CWE-306; ASVS 6.4.4, 7.5.1; NIST SP 800-63B-4, 4.1.2.1).
 */
import type { Level } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'

export type EnrolmentLevel = (database: Database, person: string) => Level

export const enrolmentLevel: EnrolmentLevel = (database, person) => strongestHeld(database, person)
