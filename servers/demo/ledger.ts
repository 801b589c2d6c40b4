/** What was executed. Rows are only ever added; each stands under a key, and there is room for each key once. */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { currency, type Payment } from './payment.ts'

export interface Entry {
  readonly proposal: string
  readonly person: string
  readonly payment: Payment
}

const ledgerRow = z.object({
  id: z.string(),
  payee: z.string(),
  cents: z.number(),
  name: z.string().nullable(),
  reference: z.string().nullable(),
})
export type Booked = z.infer<typeof ledgerRow>

/** One statement; false when the key is taken: then nothing was booked. */
export function book(database: Database, key: string, { proposal, person, payment }: Entry, nowMs: number): boolean {
  const { payee, cents, name, reference } = payment
  const changes = database.run(
    'insert into ledger values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing',
    key,
    proposal,
    person,
    payee,
    cents,
    currency,
    name,
    reference,
    nowMs,
  )
  return changes === 1
}

export function isBooked(database: Database, key: string): boolean {
  return database.get('select id from ledger where id = ?', key) !== undefined
}

/** Cents that left the account after this moment. */
export function bookedSince(database: Database, person: string, sinceMs: number): number {
  const row = database.get(
    'select coalesce(sum(cents), 0) as cents from ledger where person = ? and executed_at > ?',
    person,
    sinceMs,
  )
  return Number(row?.cents)
}

export function executedBy(database: Database, person: string): Booked[] {
  return database
    .all('select id, payee, cents, name, reference from ledger where person = ? order by executed_at, rowid', person)
    .map((row) => ledgerRow.parse(row))
}
