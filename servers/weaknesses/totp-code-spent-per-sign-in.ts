/** Used codes are remembered with the challenge, so another challenge knows nothing of them. */
import { countUse } from './count-use.ts'
import type { Weakness } from './weakness.ts'

export const totpCodeSpentPerSignIn: Weakness = {
  id: 'totp-code-spent-per-sign-in',
  title: 'A one-time code is spent only in the sign-in in which it was given',
  class: 'otp-replay',
  cwe: 'CWE-294',
  breaks: ['code-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendTotpStep: (database, { person, step, interaction }) => countUse(database, `${person}/${step}/${interaction}`) === 1,
  }),
}
