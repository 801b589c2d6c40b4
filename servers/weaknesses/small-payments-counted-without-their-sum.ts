/** Of the two bounds one is held: how many payments there were. */
import { lowValueCents, lowValuePayments } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const smallPaymentsCountedWithoutTheirSum: Weakness = {
  id: 'small-payments-counted-without-their-sum',
  title: 'Small payments are counted and not added up',
  class: 'txn-exemption-abuse',
  cwe: 'CWE-841',
  breaks: ['exemptions-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    lowValueExemption: {
      ...defences.lowValueExemption,
      take: (database, { person, cents }) =>
        cents <= lowValueCents &&
        database.run(
          `insert into small_payments values (?, 1, ?) on conflict (person)
            do update set payments = payments + 1, cents = cents + excluded.cents where payments + 1 <= ?`,
          person,
          cents,
          lowValuePayments,
        ) === 1,
    },
  }),
}
