/** The evidence of a phase that was not played: nothing, and why. */
import type { Evidence, PhaseName } from '../record.ts'

export function unplayed(phase: PhaseName, skipped: string | null, failure: Evidence['failure']): Evidence {
  return {
    phase,
    holds: [],
    steps: [],
    exchanges: [],
    effects: [],
    audit: null,
    leaks: [],
    notices: null,
    decided: [],
    expected: null,
    failure,
    skipped,
  }
}
