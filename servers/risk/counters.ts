/**
 * What a person did lately, counted in the store and not in a session: protected actions, and the money that they move.
 * An action counts from the moment it is asked for, so that fifty at the same time see one another; when it is not carried out, its
 * money is taken out again.
 */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { thresholds } from './table.ts'

const dayMs = 86_400_000
const keptMs = 30 * dayMs

export interface Counted {
  readonly person: string
  readonly payee: string | null
  readonly cents: number | null
  readonly nowMs: number
}

export interface Tally {
  readonly recent: number
  readonly dayCents: number
  readonly monthCents: number
  readonly payeeCents: number
}

const tallyRow = z.object({ recent: z.number(), day: z.number(), month: z.number(), payee: z.number() })

/** Counts the action and returns its number together with all that counts now, this one included. */
export function countAction(database: Database, { person, payee, cents, nowMs }: Counted): { number: number; tally: Tally } {
  const rateFrom = nowMs - thresholds.rateSeconds * 1000
  database.run(
    'delete from risk_actions where person = ? and (at <= ? or (cents = 0 and at <= ?))',
    person,
    nowMs - keptMs,
    rateFrom,
  )
  const inserted = database.get(
    'insert into risk_actions (person, payee, cents, at) values (?, ?, ?, ?) returning number',
    person,
    payee,
    cents ?? 0,
    nowMs,
  )
  // What lies in the future, because the clock was put back, counts too.
  const row = database.get(
    `select count(*) filter (where at > ?2) as recent, coalesce(sum(cents) filter (where at > ?3), 0) as day,
       coalesce(sum(cents), 0) as month, coalesce(sum(cents) filter (where at > ?3 and payee = ?4), 0) as payee
     from risk_actions where person = ?1 and at > ?5`,
    person,
    rateFrom,
    nowMs - dayMs,
    payee,
    nowMs - keptMs,
  )
  const { recent, day, month, payee: toPayee } = tallyRow.parse(row)
  return { number: Number(inserted?.number), tally: { recent, dayCents: day, monthCents: month, payeeCents: toPayee } }
}

/** The action was not carried out: it moved no money. That it was asked for stays counted. */
export function uncountMoney(database: Database, number: number): void {
  database.run('update risk_actions set cents = 0 where number = ?', number)
}

export interface PastApprovals {
  readonly payeeSinceMs: number | null
  readonly usualCents: number | null
}

/** What was approved with a verified factor before; what lies in the future makes nothing usual. */
export function pastApprovals(database: Database, person: string, payee: string | null, nowMs: number): PastApprovals {
  const since = database.get('select min(at) as at from risk_approvals where person = ? and payee = ?', person, payee)?.at ?? null
  const usual = database.get(
    'select max(cents) as cents from risk_approvals where person = ? and at <= ? and at > ?',
    person,
    nowMs - thresholds.usualFromDays * dayMs,
    nowMs - thresholds.usualUntilDays * dayMs,
  )?.cents
  return {
    payeeSinceMs: since === null ? null : Number(since),
    usualCents: usual === null || usual === undefined ? null : Number(usual),
  }
}

export function keepApproval(database: Database, { person, payee, cents, nowMs }: Counted): void {
  database.run('insert into risk_approvals values (?, ?, ?, ?)', person, payee, cents ?? 0, nowMs)
}
