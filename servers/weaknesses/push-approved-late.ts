/** An approval counts whenever it comes; until when a prompt is shown is for the phone to say. */
import type { Weakness } from './weakness.ts'

export const pushApprovedLate: Weakness = {
  id: 'push-approved-late',
  title: 'A prompt can be approved when its time is over',
  class: 'push-match',
  cwe: 'CWE-613',
  breaks: ['approved-with-the-number-shown', 'proof-is-the-owners'],
  weaken: (defences) => ({
    ...defences,
    verifyPushAnswer: (given) =>
      defences.verifyPushAnswer({ ...given, nowMs: Math.min(given.nowMs, given.prompt.expiresAt - 1) }),
  }),
}
