/** What an attack is: an honest flow, the same flow with one deviation, and what must come of it. */
import type { Actor } from './actors/actor.ts'
import type { Attacker } from './actors/attacker.ts'
import type { Deed } from './actors/deed.ts'
import type { Operator } from './actors/operator.ts'
import { callSiteOf, type SourcePlace } from './call-site.ts'
import type { ClassId } from './classes.ts'
import type { Position } from './network/positions.ts'
import type { Outcome, Surface, TargetFacts } from './record.ts'
import type { Clock } from './runner/clock.ts'
import type { FactorName, Loot } from './targets/target.ts'

/** A version of a scenario: where its attacker stands, what it needs besides, and anything else its flows want to know. */
export interface Variant {
  readonly from?: Position
  readonly needs?: readonly string[]
}

/** What the flows are given. @template V the scenario's variants; `undefined` where it has none */
export interface Cast<V> {
  readonly victim: Actor
  readonly variant: V
  /** What the target says of itself: operations with level and freshness, limits. */
  readonly target: TargetFacts
  /** @throws when the target has none: name `clock` in `needs` */
  readonly clock: Clock
  /** Whoever runs the target. @throws when it has no such hook: name `administration` in `needs` */
  readonly operator: Operator
}

export interface AttackCast<V> extends Cast<V> {
  readonly attacker: Attacker
}

export interface Scenario<V = unknown> {
  /** `class/name`, the same as its path and (in camel case) its export. */
  readonly id: string
  /** What the attacker does, starting with a verb. */
  readonly title: string
  readonly story: string
  readonly class: ClassId
  /** Addresses of published cases of the same weakness. */
  readonly seen: readonly string[]
  /** Why no published case is named; only where `seen` is empty. */
  readonly unseen?: string
  /** `document:paragraph` of what the scenario proves, for example `asvs-5.0.0:7.5.3`. */
  readonly requirements: readonly string[]
  /** Capabilities and operations that the target must have. */
  readonly needs: readonly string[]
  readonly surfaces: readonly Surface[]
  /** All that the attacker has of the victim; using anything else is an error of the scenario. */
  readonly steals: readonly Loot[]
  readonly from: Position
  /** Factors that the people of the scenario have besides the password; default one-time codes and a passkey. */
  readonly holds?: readonly FactorName[]
  readonly variants?: Readonly<Record<string, V & Variant>>
  /** The flow without an attacker. Returns its last step, which must be done. */
  readonly honest: (cast: Cast<V>) => Promise<Deed>
  /** Acts, never asserts. Returns the steps that decide. */
  readonly attack: (cast: AttackCast<V>) => Promise<Deed | readonly Deed[]>
  readonly expects: {
    /** The mildest answer that still defends: `challenged` < `refused` < `ended`. */
    readonly outcome: Outcome
    /** How many of the deciding steps may be done; default 0. */
    readonly mayBeDone?: number
    /** The least level that the attacker has to be asked for, because the circumstances are unusual; default: as declared. */
    readonly level?: number
    /** 404 and 405 are fair answers; default false. */
    readonly mayNotExist?: boolean
  }
  /** `victim`: the attack locks the victim's factor for a while, rightly; default nobody is. */
  readonly locksOut?: 'victim'
  /** Where it is declared. Noted by `scenario`: leave it out. */
  readonly source?: SourcePlace | null
}

/** Declares a scenario, and notes the file and line where; the types of its variants reach its flows. */
export function scenario<V = undefined>(definition: Scenario<V>): Scenario<V> {
  return { ...definition, source: callSiteOf(scenario) }
}

/** A scenario whose variants nobody needs to know the type of. */
// biome-ignore lint/suspicious/noExplicitAny: the flows of different scenarios take different variants
export type AnyScenario = Scenario<any>
