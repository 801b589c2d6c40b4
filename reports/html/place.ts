/** Addresses within a page. Ids of the record would not do: under `--repeat` they are not unique, and a target may have chosen them. */
import type { PhaseName } from '../../harness/record.ts'

export interface AttemptPlace {
  readonly anchor: string
  /** The target's origin, left out of addresses to keep them short. */
  readonly origin: string
}

export function exchangeAnchor(attemptAnchor: string, phase: PhaseName, index: number): string {
  return `${attemptAnchor}-${phase}-${index + 1}`
}
