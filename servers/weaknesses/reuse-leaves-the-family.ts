/** The second use is refused; whether the first one was the thief’s is not asked. */
import type { Weakness } from './weakness.ts'

export const reuseLeavesTheFamily: Weakness = {
  id: 'reuse-leaves-the-family',
  title: 'A refresh token that comes twice is refused, and nothing follows from it',
  class: 'refresh-reuse',
  cwe: 'CWE-613',
  breaks: ['reuse-ends-the-family'],
  weaken: (defences) => ({
    ...defences,
    redeemOnce: (database, { model, id, nowMs }) =>
      database.run(
        'update oidc_items set consumed_at = ? where model = ? and id_hash = ? and consumed_at is null',
        nowMs,
        model,
        id,
      ) === 1,
  }),
}
