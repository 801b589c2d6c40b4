/** The library says that the code is right, and that is taken for enough. */
import type { Weakness } from './weakness.ts'

export const totpCodeNotSpent: Weakness = {
  id: 'totp-code-not-spent',
  title: 'A one-time code is accepted as often as it fits the window',
  class: 'otp-replay',
  cwe: 'CWE-294',
  breaks: ['code-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendTotpStep: () => true,
  }),
}
