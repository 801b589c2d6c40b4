import { FlowFailure } from '../errors.ts'
import type { Step } from '../record.ts'

/** A change that a scenario wants of what a driver sends, and whether the driver left it out. */
export interface Watched<T> {
  /** What is changed, for people. */
  readonly what: string
  /** For the driver; absent where nothing is to be changed. */
  readonly change?: (it: T) => void
  readonly leftOut: () => boolean
}

export function watched<T>(what: string, wanted: ((it: T) => void) | undefined): Watched<T> {
  if (wanted === undefined) return { what, leftOut: () => false }
  let applied = false
  const change = (it: T) => {
    applied = true
    wanted(it)
  }
  return { what, change, leftOut: () => !applied }
}

/** A driver that leaves a change out would make every target look safe. @throws FlowFailure when it did, and the step went through */
export function requireApplied(step: Step, ...changes: readonly Pick<Watched<never>, 'leftOut' | 'what'>[]): void {
  if (step.outcome !== 'done' && step.outcome !== 'challenged') return
  const left = changes.find(({ leftOut }) => leftOut())
  if (left !== undefined) throw new FlowFailure(`the target's driver did not apply the change of ${left.what}`)
}
