/** The codes themselves are remembered, not how far the counter has come. */
import { countUse } from './count-use.ts'
import type { Weakness } from './weakness.ts'

export const olderTotpCodeAccepted: Weakness = {
  id: 'older-totp-code-accepted',
  title: 'An older one-time code is accepted after a newer one',
  class: 'otp-replay',
  cwe: 'CWE-294',
  breaks: ['code-never-older'],
  weaken: (defences) => ({
    ...defences,
    spendTotpStep: (database, { person, step }) => countUse(database, `${person}/${step}`) === 1,
  }),
}
