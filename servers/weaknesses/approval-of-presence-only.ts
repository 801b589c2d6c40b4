/** The factor proves that the person is there; what the person was shown is kept for the log and compared with nothing. */
import type { Weakness } from './weakness.ts'

export const approvalOfPresenceOnly: Weakness = {
  id: 'approval-of-presence-only',
  title: 'An approval says that somebody was there, and nothing about what',
  class: 'txn-unbound',
  cwe: 'CWE-345',
  breaks: ['executed-as-approved'],
  weaken: (defences) => ({
    ...defences,
    approvalCovers: () => true,
  }),
}
