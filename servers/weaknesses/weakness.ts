/** A weakness: defences replaced by what a real team might have written, named by the property that is gone. */
import type { Defences } from '../gateway/defences.ts'

export interface Weakness {
  readonly id: string
  readonly title: string
  readonly class: string
  readonly cwe: string
  /** The oracles whose property it takes away: what has to object, in a scenario of its class, before it counts as caught. */
  readonly breaks: readonly string[]
  readonly weaken: (defences: Defences) => Defences
}
