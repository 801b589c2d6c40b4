/** Several payments under one approval of all of them; executed all together or not at all, and never without an approval. */
import { z } from 'zod'
import { detailsOf, detailsSchema } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Route } from '../gateway/policy.ts'
import { batchBytes, batchPayments } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { currency, type Payment, paymentSchema } from './payment.ts'
import { proposalRoutes } from './proposal-routes.ts'

export function batchRoutes(database: Database, defences: Defences): Route[] {
  const { least, most } = batchPayments

  /** What does not fit into one approval as a whole is no batch: nothing is summed up or left out. */
  function fits(payments: readonly Payment[]): boolean {
    const details = detailsOf('batch', null, defences.batchTerms(payments))
    return detailsSchema.safeParse(details).success && Buffer.byteLength(JSON.stringify(details)) <= batchBytes
  }

  const body = z.strictObject({ payments: z.array(paymentSchema(defences)).min(least).max(most) })

  return proposalRoutes(database, defences, {
    kind: 'batch',
    path: '/api/batches',
    schema: body
      .transform(({ payments }): readonly Payment[] => payments)
      .refine(fits, 'these payments do not fit into one approval'),
    terms: defences.batchTerms,
    view: (payments) => ({
      payments,
      count: payments.length,
      cents: payments.reduce((sum, { cents }) => sum + cents, 0),
      currency,
    }),
  })
}
