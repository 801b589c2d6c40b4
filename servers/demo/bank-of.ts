/** What the bank keeps of one person, as it stands: for whoever runs the deployment. */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { type TrustedPayee, trustedPayees } from './payees.ts'
import type { Payment } from './payment.ts'
import { dailyLimitOf } from './within-daily-limit.ts'

export interface Bank {
  /** Transfers that were carried out, oldest first; one that was executed twice stands there twice. */
  readonly transfers: readonly Payment[]
  /** The payments of each batch, in their order: all that was booked of it, oldest batch first. */
  readonly batches: readonly (readonly Payment[])[]
  readonly trustedPayees: readonly TrustedPayee[]
  /** In cents. */
  readonly dailyLimit: number
}

const bookedRow = z.object({
  proposal: z.string(),
  kind: z.enum(['transfer', 'batch']),
  payee: z.string(),
  cents: z.number(),
  name: z.string().nullable(),
  reference: z.string().nullable(),
})

export function bankOf(database: Database, person: string): Bank {
  const booked = database
    .all(
      `select proposal, kind, payee, cents, name, reference from ledger join proposals on proposals.id = proposal
        where ledger.person = ? order by executed_at, ledger.rowid`,
      person,
    )
    .map((row) => bookedRow.parse(row))
  const ofBatches = booked.filter(({ kind }) => kind === 'batch')
  return {
    transfers: booked.filter(({ kind }) => kind === 'transfer').map(paymentIn),
    batches: [...Map.groupBy(ofBatches, ({ proposal }) => proposal).values()].map((rows) => rows.map(paymentIn)),
    trustedPayees: trustedPayees(database, person),
    dailyLimit: dailyLimitOf(database, person),
  }
}

function paymentIn({ payee, cents, name, reference }: z.infer<typeof bookedRow>): Payment {
  return { payee, cents, name, reference }
}
