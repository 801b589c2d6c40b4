/** A weakness: defences replaced by what a real team might have written, named by the property that is gone. */
import type { Defences } from '../gateway/defences.ts'

export interface Weakness {
  readonly id: string
  readonly title: string
  readonly class: string
  readonly cwe: string
  readonly weaken: (defences: Defences) => Defences
}
