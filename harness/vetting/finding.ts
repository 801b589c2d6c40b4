/** What vetting finds about a scenario: a fault refuses it, a hint is for its author to think about. */
export interface Finding {
  readonly kind: 'fault' | 'hint'
  /** The member of the scenario to change. */
  readonly field: string
  /** Why, in one sentence. */
  readonly says: string
}

export function fault(field: string, says: string): Finding {
  return { kind: 'fault', field, says }
}

export function hint(field: string, says: string): Finding {
  return { kind: 'hint', field, says }
}
