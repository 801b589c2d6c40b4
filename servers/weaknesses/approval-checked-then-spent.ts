/**
 * Check and use are two statements with a call to another service between them, and the ledger relies on the check: its entries have
 * ids of their own.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Weakness } from './weakness.ts'

/** How long the other service takes to answer, in milliseconds. */
const limitServiceMs = 15

export const approvalCheckedThenSpent: Weakness = {
  id: 'approval-checked-then-spent',
  title: 'An approval is looked up first and spent later',
  class: 'single-use-race',
  cwe: 'CWE-367',
  breaks: ['approval-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendApproval: async (database, approval, nowMs) => {
      const unspent = database.get('select id from spent_approvals where id = ?', approval.id) === undefined
      // The limit service is asked in between, over the network.
      await delay(limitServiceMs)
      database.run('insert or ignore into spent_approvals values (?, ?)', approval.id, nowMs)
      return unspent
    },
    ledgerKey: () => randomUUID(),
  }),
}
