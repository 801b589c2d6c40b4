/** What is remembered is the time step in which a code was given, not the one it is for: in the step after, which the allowance for drift still takes, it is new. So it was in devise-two-factor after an incomplete fix (CVE-2021-43177). */
import { countUse } from './count-use.ts'
import type { Weakness } from './weakness.ts'

export const totpCodeReusableInTheNextWindow: Weakness = {
  id: 'totp-code-reusable-in-the-next-window',
  title: 'A used one-time code is accepted again in the next time step',
  class: 'otp-replay',
  cwe: 'CWE-294',
  breaks: ['code-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendTotpStep: (database, { person, nowMs }) => countUse(database, `${person}/${Math.floor(nowMs / 30_000)}`) === 1,
  }),
}
