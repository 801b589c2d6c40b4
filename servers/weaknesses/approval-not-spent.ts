/** The approval is left in place until it ends, and nothing ties an entry in the ledger to what it executes. */
import { randomUUID } from 'node:crypto'
import type { Weakness } from './weakness.ts'

export const approvalNotSpent: Weakness = {
  id: 'approval-not-spent',
  title: 'An approval can be used again and again',
  class: 'single-use-race',
  cwe: 'CWE-837',
  breaks: ['approval-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendApproval: () => true,
    ledgerKey: () => randomUUID(),
  }),
}
