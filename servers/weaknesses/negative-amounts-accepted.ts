/** Amounts are held against upper bounds only, where they come in and where risk is judged; that one can be below zero occurred to nobody. */
import { mostCents } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const negativeAmountsAccepted: Weakness = {
  id: 'negative-amounts-accepted',
  title: 'Amounts below zero pass for small ones and turn the counter back',
  class: 'txn-exemption-abuse',
  cwe: 'CWE-839',
  breaks: ['exemptions-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    checkAmount: (cents) => Number.isInteger(cents) && Number(cents) <= mostCents,
    signals: { ...defences.signals, amount: () => null, cumulative: () => null },
  }),
}
