/** Takes away whatever a person has open: after a change of credentials, and when somebody signs out everywhere. */
import type { Database } from './database.ts'
import { fingerprint } from './seal.ts'

export interface EndedAccess {
  readonly person: string
  /** The session that goes on, at level 1. `null`: none does. */
  readonly keepSession: string | null
  readonly nowMs: number
}

/**
 * Sessions, elevations, open challenges, half-finished sign-ins and enrolments, trusted devices, all that the provider remembers, and
 * tokens by the time from which they count.
 */
export function endAccess(database: Database, { person, keepSession, nowMs }: EndedAccess): void {
  const kept = keepSession ?? ''
  database.run('update people set tokens_valid_from = ? where id = ?', nowMs, person)
  database.run('delete from elevations where person = ?', person)
  database.run('delete from challenges where person = ?', person)
  database.run('delete from trusted_devices where person = ?', person)
  database.run('delete from interaction_progress where person = ?', person)
  database.run('delete from pending_factors where person = ? and session <> ?', person, kept)
  database.run('delete from oidc_items where account = ?', fingerprint(person))
  database.run('delete from sessions where person = ? and id <> ?', person, kept)
  database.run('update sessions set level = 1 where person = ?', person)
}
