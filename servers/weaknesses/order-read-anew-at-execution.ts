/** What is carried out is read from the order once more, after the check and a question to another service: an edit fits in between. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Weakness } from './weakness.ts'

/** How long the other service takes to answer, in milliseconds. */
const limitServiceMs = 25

export const orderReadAnewAtExecution: Weakness = {
  id: 'order-read-anew-at-execution',
  title: 'The payment is read again after the approval was checked',
  class: 'txn-toctou',
  cwe: 'CWE-367',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({
    ...defences,
    async spendApproval(database, approval, nowMs) {
      // The limit service is asked in between, over the network.
      await delay(limitServiceMs)
      return defences.spendApproval(database, approval, nowMs)
    },
    checkSnapshot: () => true,
  }),
}
