/**
 * What is proposed and waits to be executed: one payment, or several together. A version is never changed; an edit makes the next one.
 * Whether it was executed is for the ledger to say.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { proposalSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import type { Payment } from './payment.ts'

export type Kind = 'transfer' | 'batch'

export interface Proposal {
  readonly id: string
  readonly person: string
  readonly version: number
  readonly payments: readonly Payment[]
  /** Epoch milliseconds from which it is void. */
  readonly expiresAt: number
  readonly cancelled: boolean
}

const keptPayments = z.array(
  z.strictObject({ payee: z.string(), cents: z.number(), name: z.string().nullable(), reference: z.string().nullable() }),
)
const proposalRow = z.object({
  id: z.string(),
  person: z.string(),
  version: z.number(),
  payments: z.string(),
  expires_at: z.number(),
  cancelled_at: z.number().nullable(),
})

/** Returns the id. */
export function propose(database: Database, kind: Kind, person: string, payments: readonly Payment[], nowMs: number): string {
  const id = randomUUID()
  database.run('insert into proposals values (?, ?, ?, 1, ?, null)', id, kind, person, nowMs + proposalSeconds * 1000)
  keepVersion(database, id, 1, payments, nowMs)
  return id
}

export function findProposal(database: Database, kind: Kind, id: string): Proposal | undefined {
  const row = database.get(
    `select id, person, proposals.version, payments, expires_at, cancelled_at from proposals
      join proposal_versions on proposal = id and proposal_versions.version = proposals.version where kind = ? and id = ?`,
    kind,
    id,
  )
  if (row === undefined) return undefined
  const { payments, expires_at, cancelled_at, ...rest } = proposalRow.parse(row)
  return {
    ...rest,
    payments: keptPayments.parse(JSON.parse(payments)),
    expiresAt: expires_at,
    cancelled: cancelled_at !== null,
  }
}

export function editProposal(database: Database, { id, version }: Proposal, payments: readonly Payment[], nowMs: number): void {
  keepVersion(database, id, version + 1, payments, nowMs)
  database.run('update proposals set version = ? where id = ?', version + 1, id)
}

export function cancelProposal(database: Database, { id }: Proposal, nowMs: number): void {
  database.run('update proposals set cancelled_at = ? where id = ?', nowMs, id)
}

function keepVersion(database: Database, id: string, version: number, payments: readonly Payment[], nowMs: number): void {
  database.run('insert into proposal_versions values (?, ?, ?, ?)', id, version, JSON.stringify(payments), nowMs)
}
