/**
 * Defence: what leaves an account within 24 hours, however it was approved, stays within the limit that its owner has set.
 * The sum is taken from the ledger in the transaction that books, so that nothing can come in between.
 * Stops: a thief empties the account, in parts, in batches or at the same time (CWE-799, CWE-362; ASVS 2.3.2, 2.3.4).
 */
import { dailyLimitCents } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { bookedSince } from './ledger.ts'

/** The last 24 hours and not the calendar's day: midnight gives nobody a second limit. */
const dayMs = 24 * 3600 * 1000

export interface Outgoing {
  readonly person: string
  /** All that is to be booked now. */
  readonly cents: number
  readonly nowMs: number
}

/** Called in the transaction that books. */
export type WithinDailyLimit = (database: Database, outgoing: Outgoing) => boolean

export const withinDailyLimit: WithinDailyLimit = (database, { person, cents, nowMs }) =>
  sentToday(database, person, nowMs) + cents <= dailyLimitOf(database, person)

export function sentToday(database: Database, person: string, nowMs: number): number {
  return bookedSince(database, person, nowMs - dayMs)
}

/** In cents. */
export function dailyLimitOf(database: Database, person: string): number {
  const row = database.get('select cents from daily_limits where person = ?', person)
  return row === undefined ? dailyLimitCents : Number(row.cents)
}

export function setDailyLimit(database: Database, person: string, cents: number): void {
  database.run('insert or replace into daily_limits values (?, ?)', person, cents)
}
