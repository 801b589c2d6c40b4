/** Addresses within a page. Ids of the record would not do: under `--repeat` they are not unique, and a target may have chosen them. */
import type { PhaseName } from '../../harness/record.ts'
import type { Hosts } from './lanes.ts'

export interface AttemptPlace {
  readonly anchor: string
  /** The target's own is left out of addresses to keep them short. */
  readonly hosts: Hosts
}

export function exchangeAnchor(attemptAnchor: string, phase: PhaseName, index: number): string {
  return `${attemptAnchor}-${phase}-${index + 1}`
}

export const phaseNames: Readonly<Record<PhaseName, string>> = { honest: 'honest', attack: 'attack', again: 'honest again' }
