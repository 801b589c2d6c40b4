/**
 * Defence: an interaction ends once, with the person and the credentials that it was proven with.
 * Stops: two answers at the same time, or one sent again, complete a challenge twice; a proof that was begun before a lock or a new
 * password completes after it (CWE-362, CWE-841; ASVS 2.3.1, 6.5.1).
 */
import { pendingSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'

export interface Ending {
  /** The hash of the interaction's id. */
  readonly interaction: string
  readonly person: string
  /** `people.credentials_version` when the step began. */
  readonly credentialsVersion: number
  readonly nowMs: number
}

/** True for the one caller that may complete it. */
export type FinishOnce = (database: Database, ending: Ending) => boolean

export const finishOnce: FinishOnce = (database, { interaction, person, credentialsVersion, nowMs }) => {
  if (credentialsVersionOf(database, person) !== credentialsVersion) return false
  database.run('delete from finished_interactions where expires_at <= ?', nowMs)
  const until = nowMs + 2 * pendingSeconds * 1000
  return database.run('insert into finished_interactions values (?, ?) on conflict do nothing', interaction, until) === 1
}

export function isFinished(database: Database, interaction: string): boolean {
  return database.get('select 1 from finished_interactions where uid_hash = ?', interaction) !== undefined
}

/** -1 for nobody. */
export function credentialsVersionOf(database: Database, person: string | null): number {
  const row = person === null ? undefined : database.get('select credentials_version from people where id = ?', person)
  return Number(row?.credentials_version ?? -1)
}
