/** The demo bank: proposals that can be edited until they are executed, and the ledger of what was executed. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../store/database.ts'

/** @see https://eur-lex.europa.eu/eli/reg_del/2018/389/oj Art. 5: amount and payee are what is approved */
export const termsSchema = z.strictObject({
  /** An account number: letters and digits only, so that what is shown cannot hide anything. */
  payee: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, 'expected an IBAN'),
  cents: z.number().int().positive().max(100_000_000),
})
export type Terms = z.infer<typeof termsSchema>

export interface Proposal extends Terms {
  readonly id: string
  readonly person: string
}

const proposalRow = z.object({ id: z.string(), person: z.string(), payee: z.string(), cents: z.number() })
const ledgerRow = z.object({ id: z.string(), payee: z.string(), cents: z.number() })

export function propose(database: Database, person: string, { payee, cents }: Terms, nowMs: number): string {
  const id = randomUUID()
  database.run('insert into proposals values (?, ?, ?, ?, ?)', id, person, payee, cents, nowMs)
  return id
}

export function findProposal(database: Database, id: string): Proposal | undefined {
  const row = database.get('select id, person, payee, cents from proposals where id = ?', id)
  return row === undefined ? undefined : proposalRow.parse(row)
}

export function editProposal(database: Database, id: string, { payee, cents }: Terms): void {
  database.run('update proposals set payee = ?, cents = ? where id = ?', payee, cents, id)
}

/** Books the terms as they stand. Whether they may be booked was decided before. */
export function execute(database: Database, proposal: Proposal, nowMs: number): string {
  const id = randomUUID()
  const { id: proposalId, person, payee, cents } = proposal
  database.run('insert into ledger values (?, ?, ?, ?, ?, ?)', id, proposalId, person, payee, cents, nowMs)
  return id
}

export function executedBy(database: Database, person: string): { id: string; payee: string; cents: number }[] {
  return database
    .all('select id, payee, cents from ledger where person = ? order by executed_at, rowid', person)
    .map((row) => ledgerRow.parse(row))
}
