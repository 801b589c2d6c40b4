/** What the page asks is whether the limit may be changed; to what is read from the request that changes it. */
import type { Weakness } from './weakness.ts'

export const limitApprovedWithoutItsAmount: Weakness = {
  id: 'limit-approved-without-its-amount',
  title: 'The approval of a lower limit raises it to any other',
  class: 'txn-exemption-abuse',
  cwe: 'CWE-345',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({
    ...defences,
    approvalCovers: (approved, requested) =>
      (approved.operation === 'change-limits' && requested.operation === 'change-limits') ||
      defences.approvalCovers(approved, requested),
  }),
}
