/** "And so on": the approval names the first payments of a batch, and lets the others follow. */
import type { Weakness } from './weakness.ts'

export const batchApprovedByItsFirstPayments: Weakness = {
  id: 'batch-approved-by-its-first-payments',
  title: 'The approval of a batch names its first two payments only',
  class: 'gate-batch',
  cwe: 'CWE-451',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({ ...defences, batchTerms: (payments) => defences.batchTerms(payments.slice(0, 2)) }),
}
