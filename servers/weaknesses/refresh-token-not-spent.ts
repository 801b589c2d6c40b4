/** A new refresh token is given out at each renewal, and the old one stays good. */
import type { Weakness } from './weakness.ts'

export const refreshTokenNotSpent: Weakness = {
  id: 'refresh-token-not-spent',
  title: 'A refresh token gives tokens as often as it is sent',
  class: 'refresh-reuse',
  cwe: 'CWE-613',
  breaks: ['refresh-token-spent-once'],
  weaken: (defences) => ({
    ...defences,
    redeemOnce: (database, redeemed) => redeemed.model === 'RefreshToken' || defences.redeemOnce(database, redeemed),
  }),
}
