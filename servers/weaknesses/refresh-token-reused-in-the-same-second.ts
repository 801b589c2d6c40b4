/** Whether a refresh token is stale is told by seconds, so that the second of the rotation itself is no staleness; as Keycloak in issue 50999. */
import type { Weakness } from './weakness.ts'

export const refreshTokenReusedInTheSameSecond: Weakness = {
  id: 'refresh-token-reused-in-the-same-second',
  title: 'A refresh token is accepted again within the second of its use',
  class: 'refresh-reuse',
  cwe: 'CWE-367',
  breaks: ['refresh-token-spent-once'],
  weaken: (defences) => ({
    ...defences,
    redeemOnce(database, redeemed) {
      const { model, id, nowMs } = redeemed
      const usedAt = database.get('select consumed_at from oidc_items where model = ? and id_hash = ?', model, id)?.consumed_at
      const same = typeof usedAt === 'number' && Math.floor(usedAt / 1000) === Math.floor(nowMs / 1000)
      return (model === 'RefreshToken' && same) || defences.redeemOnce(database, redeemed)
    },
  }),
}
