/** What stands against a run as a whole, whatever its attempts say: every report shows it as something that failed. */
import type { ReportInput } from './report-input.ts'
import { summarise } from './run-summary.ts'

export interface RunProblem {
  readonly id: 'run/complete' | 'run/nothing-disappeared'
  /** What should hold. */
  readonly title: string
  /** Why it does not. */
  readonly says: string
}

export function runProblems({ record, changes }: ReportInput): readonly RunProblem[] {
  const { problem } = summarise(record)
  const cutShort: RunProblem[] =
    problem === null ? [] : [{ id: 'run/complete', title: 'the run is complete and judged something', says: problem }]
  const disappeared = (changes?.noLongerJudged ?? []).map(
    (check): RunProblem => ({
      id: 'run/nothing-disappeared',
      title: `${check} is still judged`,
      says: `${check} was judged in the baseline and is not any more: what it guarded is unguarded`,
    }),
  )
  return [...cutShort, ...disappeared]
}
