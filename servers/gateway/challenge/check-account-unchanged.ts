/**
 * Defence: whoever was locked, or whose credentials changed, after the browser was sent to the provider is not let in by what comes back.
 * Stops: a sign-in that was under way outlives the lock or the new password that should have stopped it (CWE-613, CWE-367; ASVS 7.4.2).
 */
import type { Database } from '../../store/database.ts'
import { findById } from '../../store/people.ts'

/** @param startedAt epoch seconds */
export type CheckAccountUnchanged = (database: Database, person: string, startedAt: number) => boolean

export const checkAccountUnchanged: CheckAccountUnchanged = (database, id, startedAt) => {
  const person = findById(database, id)
  // The second in which it began counts as before: `startedAt` is rounded down.
  return person !== undefined && person.locked === 0 && person.tokens_valid_from < (startedAt + 1) * 1000
}
