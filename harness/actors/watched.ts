import { FlowFailure } from '../errors.ts'
import type { Step } from '../record.ts'

/** A change that a scenario wants of what a driver sends, and whether the driver left it out. */
export interface Watched<T> {
  /** For the driver; absent where nothing is to be changed. */
  readonly change?: (it: T) => void
  readonly leftOut: () => boolean
}

export function watched<T>(wanted: ((it: T) => void) | undefined): Watched<T> {
  if (wanted === undefined) return { leftOut: () => false }
  let applied = false
  const change = (it: T) => {
    applied = true
    wanted(it)
  }
  return { change, leftOut: () => !applied }
}

/** A driver that leaves the deviation out would make every target look safe. */
export function requireApplied(step: Step, what: string): void {
  if (step.outcome !== 'done' && step.outcome !== 'challenged') return
  throw new FlowFailure(`the target's driver did not apply ${what}`)
}
