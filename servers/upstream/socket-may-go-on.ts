/**
 * Defence: an open socket ends with the session, the token or the approval that opened it.
 * Stops: a WebSocket goes on after sign-out, after the session's end or after the step-up has run out (CWE-613; ASVS 4.4.3, 7.4.1).
 */
import type { CheckSessionLifetime } from '../gateway/context/check-session-lifetime.ts'
import type { CheckTokenState } from '../gateway/context/check-token-state.ts'
import type { CheckFreshness } from '../gateway/decide/check-freshness.ts'
import type { Approval, Identity } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'

export interface OpenSocket {
  readonly identity: Identity
  readonly approval: Approval | null
  /** What the route demands of the approval; `null`: as long as it lasts. */
  readonly maxAgeSeconds: number | null
}

/** Nothing that passes through the socket keeps the session from being idle. */
export type SocketMayGoOn = (
  database: Database,
  defences: {
    readonly checkSessionLifetime: CheckSessionLifetime
    readonly checkFreshness: CheckFreshness
    readonly checkTokenState: CheckTokenState
  },
  socket: OpenSocket,
  nowMs: number,
) => boolean

export const socketMayGoOn: SocketMayGoOn = (database, defences, { identity, approval, maxAgeSeconds }, nowMs) => {
  if (approval !== null && !defences.checkFreshness(approval, maxAgeSeconds, nowMs)) return false
  if (identity.kind === 'session') {
    const row = database.get('select seen_at from sessions where id = ?', identity.session.id)
    if (row === undefined) return false
    if (!defences.checkSessionLifetime({ ...identity.session, seenAt: Number(row.seen_at) }, nowMs)) return false
    if (approval === null) return true
    return database.get('select id from elevations where id = ? and expires_at > ?', approval.id, nowMs) !== undefined
  }
  if (identity.kind === 'token') {
    return nowMs < identity.expiresAt && defences.checkTokenState(database, identity, nowMs)
  }
  return true
}
