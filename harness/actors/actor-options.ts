/** Who an actor is, where, and with what. */
import type { Position } from '../network/positions.ts'
import type { TextSocket } from '../network/text-socket.ts'
import type { Detour, Device } from '../network/user-agent.ts'
import type { PerformStep, Role } from '../record.ts'
import type { Person } from './person.ts'
import type { Stage } from './stage.ts'
import type { Wallet } from './wallet.ts'

export interface ActorOptions {
  readonly stage: Stage
  readonly role: Role
  /** Whose account the actor acts on, and with it the credentials that signing in takes. */
  readonly account: Role
  readonly person: Person
  /** Whose authenticators the actor has at hand; `null` for a thief, who has none. */
  readonly authenticatorsOf: Person | null
  readonly wallet: Wallet
  readonly device: Device
  readonly deviceName: string
  readonly position: Position
  readonly stolen: PerformStep['stolen']
  /** Default: its requests go straight to the target. */
  readonly detour?: Detour
  /** Which of the target's nodes it talks to, from 0; default the first. */
  readonly node?: number
  /** Over which it asks for operations; default: each request for itself. */
  readonly socket?: TextSocket
  /** What its access token is when it is no genuine one: `a token without a signature`. */
  readonly presents?: string
}
