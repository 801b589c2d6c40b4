/** A scenario as data: what it says of itself and the text of its flows, in a form that survives JSON. Made by `show`, read by the reports. */

/** Something that has an id, and what it means. */
export interface Term {
  readonly id: string
  readonly means: string
}

export interface VariantRecord {
  readonly name: string
  readonly from: Term
  /** What the target must have besides. */
  readonly needs: readonly string[]
  /** Everything else that the flows are told. */
  readonly settings: Readonly<Record<string, unknown>>
}

export interface ScenarioRecord {
  readonly id: string
  readonly title: string
  readonly story: string
  readonly class: string
  readonly seen: readonly string[]
  /** Why `seen` is empty; `null` when it is not, or nobody says. */
  readonly unseen: string | null
  readonly requirements: readonly string[]
  readonly needs: readonly Term[]
  readonly surfaces: readonly string[]
  readonly steals: readonly string[]
  readonly from: Term
  readonly variants: readonly VariantRecord[]
  /** The text of the flows, and of the attack what stands under the mark `// the one deviation`; `null` without a mark. */
  readonly honest: string
  readonly attack: string
  readonly deviation: string | null
  readonly expects: { readonly outcome: string; readonly mayBeDone: number; readonly mayNotExist: boolean }
  /** Whether the attack locks the victim's factor for a while, rightly. */
  readonly locksOut: boolean
}

export interface ClassRecord {
  readonly id: string
  readonly title: string
  readonly priority: string
  readonly topic: string
}
