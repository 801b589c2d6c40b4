/** What a signal is: a pure function from the circumstances of a request to what is unusual about them. */
import type { Details } from '../details.ts'
import type { Device } from '../gateway/visit.ts'
import type { Habits } from './habits.ts'
import type { SignalName } from './table.ts'
import type { Place } from './world.ts'

export interface Spoken {
  /** From the table. */
  readonly points: number
  /** One sentence for the audit log. */
  readonly says: string
}

/** The signal could not be read; what that counts as is said in one place for all. */
export interface Missing {
  readonly missing: string
}

/** `null`: nothing unusual. @throws anything: then it is missing too */
export type Signal = (circumstances: Circumstances) => Spoken | Missing | null
export type Signals = Readonly<Record<SignalName, Signal>>

export interface Circumstances {
  readonly nowMs: number
  readonly address: string
  readonly place: Place | null
  readonly device: Device
  /** Where and on what the session proved its last factor; `null` for tokens. */
  readonly session: {
    readonly address: string
    readonly place: Place | null
    readonly device: Device
    readonly atMs: number
  } | null
  /** Whether the request brings a second factor with it, in a token: short of the strongest, which is asked for when in doubt. */
  readonly secondFactor: boolean
  readonly habits: Habits
  /** What is asked for; `null` where nothing is that has to be approved. */
  readonly action: Action | null
}

export interface Action {
  readonly operation: Details['operation']
  /** `null` when the action moves no money. */
  readonly money: Money | null
  /** Protected actions of the person in `rateSeconds`, this one included. */
  readonly recent: number
}

export interface Money {
  /** `null` when the terms name no whole number of euro cents above 0. */
  readonly cents: number | null
  readonly payee: string | null
  /** Cents of the person in 24 hours and in 30 days, these included. */
  readonly dayCents: number
  readonly monthCents: number
  /** The same to this payee in 24 hours. */
  readonly payeeCents: number
  /** Epoch milliseconds of the first approval for this payee; `null` when there was none. */
  readonly payeeSinceMs: number | null
  /** The largest amount that was approved some time ago, `null` when none was. */
  readonly usualCents: number | null
}
