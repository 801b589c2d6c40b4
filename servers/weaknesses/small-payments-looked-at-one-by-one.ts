/** The exemption is a condition on the amount of one payment. */
import { lowValueCents } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const smallPaymentsLookedAtOneByOne: Weakness = {
  id: 'small-payments-looked-at-one-by-one',
  title: 'Small payments go without a proof however many there are',
  class: 'txn-exemption-abuse',
  cwe: 'CWE-799',
  breaks: ['exemptions-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    lowValueExemption: { ...defences.lowValueExemption, take: (_database, { cents }) => cents <= lowValueCents },
  }),
}
