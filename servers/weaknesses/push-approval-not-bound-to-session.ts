/** The approval is kept with the person, and the first browser that asks for it gets it. Compare WSO2-2022-1920, where one value in an address continued somebody else’s sign-in. */
import { promptSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const pushApprovalNotBoundToSession: Weakness = {
  id: 'push-approval-not-bound-to-session',
  title: 'An approved prompt completes another request of the same person',
  class: 'challenge-swap-session',
  cwe: 'CWE-384',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    redeemPrompt: (database, { person, nowMs }) => {
      const row = database.get(
        "update push_prompts set state = 'used' where person = ? and state = 'approved' and answered_at > ? returning answered_at",
        person,
        nowMs - promptSeconds * 1000,
      )
      return row === undefined ? null : Number(row.answered_at)
    },
  }),
}
