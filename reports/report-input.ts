/** What a report of a run is made from. */
import type { Changes } from '../harness/changes-record.ts'
import type { KillMatrix } from '../harness/kill-matrix-record.ts'
import type { RunRecord } from '../harness/record.ts'

export interface ReportInput {
  readonly record: RunRecord
  /** Which weaknesses the scenarios were seen to notice; `null` unless `mutate` made one of this suite and target. */
  readonly matrix: KillMatrix | null
  /** What changed since the baseline; `null` when the run is compared with none. */
  readonly changes: Changes | null
}
