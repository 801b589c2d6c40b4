/** Counts uses of a key in the store of used approvals, for weaknesses that remember something by a key of their own. */
import type { Database } from '../store/database.ts'

/** 1 at the first use. */
export function countUse(database: Database, key: string): number {
  return database.run('insert into spent_approvals values (?, 0) on conflict do nothing', `code/${key}`)
}

export function isUsed(database: Database, key: string): boolean {
  return database.get('select 1 from spent_approvals where id = ?', `code/${key}`) !== undefined
}
