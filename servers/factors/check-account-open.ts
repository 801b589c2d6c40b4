/**
 * Defence: no factor of a locked person is evaluated, whichever it is: neither when a challenge begins nor when its answer comes.
 * Stops: a lock that holds for the password only, or for what begins after it (CWE-288, CWE-863; ASVS 6.3.4, 7.4.2).
 */
import type { Database } from '../store/database.ts'

export type CheckAccountOpen = (database: Database, person: string) => boolean

export const checkAccountOpen: CheckAccountOpen = (database, person) =>
  database.get('select 1 from people where id = ? and locked = 0', person) !== undefined
