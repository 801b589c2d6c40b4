/** The code is good for a minute, as often as it comes. */
import type { Weakness } from './weakness.ts'

export const codeNotSpent: Weakness = {
  id: 'code-not-spent',
  title: 'An authorization code can be redeemed again',
  class: 'code-pkce',
  cwe: 'CWE-294',
  breaks: ['code-stays-with-its-client'],
  weaken: (defences) => ({
    ...defences,
    redeemOnce: (database, redeemed) => redeemed.model === 'AuthorizationCode' || defences.redeemOnce(database, redeemed),
  }),
}
