/** What is approved of a batch is what fits on a small screen: how many payments there are, and what they come to. */
import type { Weakness } from './weakness.ts'

export const batchApprovedByItsSum: Weakness = {
  id: 'batch-approved-by-its-sum',
  title: 'The approval of a batch names its sum and not its payments',
  class: 'gate-batch',
  cwe: 'CWE-1220',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({
    ...defences,
    batchTerms(payments) {
      const { count = 0, cents = 0, currency = '' } = defences.batchTerms(payments)
      return { count, cents, currency }
    },
  }),
}
