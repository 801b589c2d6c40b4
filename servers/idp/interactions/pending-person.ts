/**
 * Defence: a password that was given opens the next step of this interaction and nothing else: for ten minutes, once, and only as long
 * as the person's credentials are those that were given.
 * Stops: a half-finished sign-in outlives a new password, a lock or a sign-out, or is used elsewhere (CWE-304, CWE-613; ASVS 6.3.3, 7.4.1).
 */
import { pendingSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'

export interface PendingStep {
  /** The hash of the interaction's id. */
  readonly interaction: string
  readonly nowMs: number
}

/** Who gave the password in this interaction, `null` when nobody did or it counts no more. */
export type PendingPerson = (database: Database, step: PendingStep) => string | null

export const pendingPerson: PendingPerson = (database, { interaction, nowMs }) => {
  const row = database.get(
    `select people.id from interaction_progress as progress join people on people.id = progress.person
     where uid_hash = ? and expires_at > ? and progress.credentials_version = people.credentials_version`,
    interaction,
    nowMs,
  )
  return row === undefined ? null : String(row.id)
}

export function keepPending(database: Database, { interaction, nowMs }: PendingStep, person: string): void {
  database.run('delete from interaction_progress where expires_at <= ?', nowMs)
  database.run(
    'insert or replace into interaction_progress select ?, id, ?, credentials_version from people where id = ?',
    interaction,
    nowMs + pendingSeconds * 1000,
    person,
  )
}

export function forgetPending(database: Database, interaction: string): void {
  database.run('delete from interaction_progress where uid_hash = ?', interaction)
}

/** For a sign-out: what the person has begun and not finished is over, in every browser. */
export function forgetPendingOf(database: Database, person: string): void {
  database.run('delete from interaction_progress where person = ?', person)
}
