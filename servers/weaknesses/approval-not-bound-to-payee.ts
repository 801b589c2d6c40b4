/** Only the amount goes into what is compared. */
import { canonical, type Details } from '../details.ts'
import type { Weakness } from './weakness.ts'

export const approvalNotBoundToPayee: Weakness = {
  id: 'approval-not-bound-to-payee',
  title: 'An approval holds for any payee',
  class: 'txn-unbound',
  cwe: 'CWE-345',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({
    ...defences,
    approvalCovers: (approved, requested) => withoutPayee(approved) === withoutPayee(requested),
  }),
}

function withoutPayee(details: Details): string {
  return canonical({ ...details, terms: { ...details.terms, payee: '' } })
}
