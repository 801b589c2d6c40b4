/**
 * Defence: an authorization code or refresh token is redeemed once, by one statement; whoever comes second ends the whole grant:
 * every code, refresh token and access token that came of the same sign-in.
 * Stops: a stolen code or an old refresh token is used after, or together with, its holder (CWE-294, CWE-367; RFC 9700, 4.14;
 * RFC 6749, 4.1.2 and 10.4; ASVS 10.4.2, 10.4.5).
 */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { endGrant } from './grants.ts'

export interface Redeemed {
  readonly model: 'AuthorizationCode' | 'RefreshToken'
  /** The hash of the code or token. */
  readonly id: string
  readonly nowMs: number
}

/** True for the one request that may use it. */
export type RedeemOnce = (database: Database, redeemed: Redeemed) => boolean

const grantOfItem = z.object({ grant_id: z.string() })

export const redeemOnce: RedeemOnce = (database, { model, id, nowMs }) =>
  database.transaction(() => {
    const first = 'update oidc_items set consumed_at = ? where model = ? and id_hash = ? and consumed_at is null'
    if (database.run(first, nowMs, model, id) === 1) return true
    const row = grantOfItem.safeParse(database.get('select grant_id from oidc_items where model = ? and id_hash = ?', model, id))
    if (row.success) endGrant(database, row.data.grant_id)
    return false
  })
