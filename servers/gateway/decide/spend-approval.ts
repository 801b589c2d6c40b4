/**
 * Defence: an approval of something that happens once is spent in one atomic statement, before it happens.
 * Stops: one approval is used twice, one after the other or at the same time (CWE-367; ASVS 2.3.4, 15.4.2).
 */
import type { Database } from '../../store/database.ts'
import type { Approval } from '../visit.ts'

/** True for the one caller that spent it. */
export type SpendApproval = (database: Database, approval: Approval, nowMs: number) => boolean | Promise<boolean>

export const spendApproval: SpendApproval = (database, approval, nowMs) => {
  const won = database.run('insert into spent_approvals values (?, ?) on conflict do nothing', approval.id, nowMs) === 1
  // A session's approval is gone with it: the next request is challenged anew instead of being refused until this one is too old.
  database.run('delete from elevations where id = ?', approval.id)
  return won
}
