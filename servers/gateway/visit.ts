/** One request on its way through the gateway, with what the steps before have found out. */
import type { Request } from 'express'
import type { Details } from '../details.ts'
import type { Factor } from '../factors/factor.ts'
import type { Level } from '../levels.ts'
import type { Risk } from '../risk/risk.ts'

/** What a request shows of the device that sent it. */
export interface Device {
  /** User agent and platform, as the client says them. */
  readonly agent: string
  /** Fingerprint of the client's TLS hello; `null` when it could not be read. */
  readonly tls: string | null
  /** Thumbprint of the device key that proved this request; `null` when none did. */
  readonly key: string | null
}

export interface Session {
  /** Stays the same over rotations; the cookie does not. */
  readonly id: string
  readonly person: string
  readonly level: Level
  readonly authTime: number
  readonly address: string
  /** What `Device.agent` was at sign-in. */
  readonly device: string
  readonly tls: string | null
  /** Thumbprint of the key that the session's device has shown; `null` as long as it has shown none. */
  readonly deviceKey: string | null
  readonly createdAt: number
  readonly seenAt: number
}

/** A proof that was given for something, from a session's elevation or from an access token. */
export interface Approval {
  /** Spent when it is used for something that happens once. */
  readonly id: string
  readonly level: Level | 0
  /** The factor that gave the proof, `null` when nothing says so. */
  readonly method: Factor | null
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
  | {
      readonly kind: 'token'
      readonly person: string
      /** The hash of the id of the grant that the token came of. */
      readonly grant: string
      /** For the next DPoP proof. */
      readonly nonce: string
      /** Epoch milliseconds at which the token ends. */
      readonly expiresAt: number
      readonly approvals: readonly Approval[]
    }
  /** Credentials came and don't hold: the session is over, or the token is refused. */
  | {
      readonly kind: 'rejected'
      readonly ended: boolean
      readonly reason: string
      /** Whose they are, for the log; `null` when nothing that was verified says so. Nobody acts in this person's name. */
      readonly owner: string | null
      /** There when nothing is missing but a nonce in the DPoP proof: the one to put into the next. */
      readonly nonce?: string
    }

export interface Visit {
  readonly request: Request
  /** Taken from `X-Request-Id` when it looks like an id. */
  readonly requestId: string | null
  readonly parameters: Readonly<Record<string, string>>
  /** The address of the client: the peer of the connection, or what a configured proxy says of its own. */
  readonly address: string
  /** True when a configured proxy said something that is no list of addresses; then `address` is the proxy's. */
  readonly addressDoubtful?: boolean
  readonly device: Device
  readonly identity: Identity
  readonly risk: Risk
  readonly nowMs: number
}

/** @throws Error on a visit without a person: only routes that demand one may ask */
export function personOf(visit: Visit): string {
  const { identity } = visit
  if (identity.kind === 'session' || identity.kind === 'token') return identity.person
  throw new Error('no person on this visit')
}
