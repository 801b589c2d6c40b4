/** Why a run is not green. */
export interface Problem {
  /** `breached`: something does not hold. `inconclusive`: nobody can say whether it does. */
  readonly outcome: 'breached' | 'inconclusive'
  /** One sentence, without a full stop. */
  readonly says: string
}
