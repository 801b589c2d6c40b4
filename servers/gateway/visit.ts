/** One request on its way through the gateway, with what the steps before have found out. */
import type { Request } from 'express'
import type { Details } from '../details.ts'
import type { Level } from '../levels.ts'

export interface Session {
  /** Stays the same over rotations; the cookie does not. */
  readonly id: string
  readonly person: string
  readonly level: Level
  readonly authTime: number
  readonly address: string
  readonly device: string
  readonly createdAt: number
  readonly seenAt: number
}

/** A proof that was given for something, from a session's elevation or from an access token. */
export interface Approval {
  /** Spent when it is used for something that happens once. */
  readonly id: string
  readonly level: Level | 0
  /** Epoch seconds at which the factor was verified. */
  readonly authTime: number
  /** Epoch milliseconds at which it was last used. */
  readonly usedAt: number
  readonly details: Details
  /** Where the person was when it was given; `null` for tokens, which are bound to a key instead. */
  readonly address: string | null
}

export type Identity =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'session'; readonly session: Session; readonly person: string; readonly approvals: readonly Approval[] }
  | { readonly kind: 'token'; readonly person: string; readonly approvals: readonly Approval[] }
  /** Credentials came and don't hold: the session is over, or the token is refused. */
  | { readonly kind: 'rejected'; readonly ended: boolean; readonly reason: string }

export interface Visit {
  readonly request: Request
  readonly parameters: Readonly<Record<string, string>>
  /** The address that the connection came from; forwarding headers are not believed. */
  readonly address: string
  readonly device: string
  readonly identity: Identity
  readonly nowMs: number
}

/** @throws Error on a visit without a person: only routes that demand one may ask */
export function personOf(visit: Visit): string {
  const { identity } = visit
  if (identity.kind === 'session' || identity.kind === 'token') return identity.person
  throw new Error('no person on this visit')
}
