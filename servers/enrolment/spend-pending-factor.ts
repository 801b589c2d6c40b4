/**
 * Defence: what was begun is finished once: the first answer that is accepted uses it up, and so does a registration that fails.
 * Stops: a registration is replayed, or one step-up binds several factors (CWE-294, CWE-362; ASVS 6.5.1, 15.4.2).
 */
import type { Database } from '../store/database.ts'
import type { PendingFactor } from './pending-factors.ts'

/** True for the one caller that used it up. */
export type SpendPendingFactor = (database: Database, pending: PendingFactor) => boolean

export const spendPendingFactor: SpendPendingFactor = (database, { idHash }) =>
  database.run('delete from pending_factors where id_hash = ?', idHash) === 1
