/** Only the payee goes into what is compared. */
import { canonical, type Details } from '../details.ts'
import type { Weakness } from './weakness.ts'

export const approvalNotBoundToAmount: Weakness = {
  id: 'approval-not-bound-to-amount',
  title: 'An approval holds for any amount',
  class: 'txn-unbound',
  cwe: 'CWE-345',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({
    ...defences,
    approvalCovers: (approved, requested) => withoutAmount(approved) === withoutAmount(requested),
  }),
}

function withoutAmount(details: Details): string {
  return canonical({ ...details, terms: { ...details.terms, cents: 1 } })
}
