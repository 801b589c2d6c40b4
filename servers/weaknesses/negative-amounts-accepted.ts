/** An amount has to be a number that is not too large; that it can be one below zero occurred to nobody. */
import { mostCents } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const negativeAmountsAccepted: Weakness = {
  id: 'negative-amounts-accepted',
  title: 'Amounts below zero pass for small ones and turn the counter back',
  class: 'txn-exemption-abuse',
  cwe: 'CWE-839',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkAmount: (cents) => Number.isInteger(cents) && Number(cents) <= mostCents,
  }),
}
