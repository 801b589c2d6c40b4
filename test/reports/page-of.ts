import type { Changes } from '../../harness/changes-record.ts'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { RunRecord } from '../../harness/record.ts'
import { reporters } from '../../reports/index.ts'

/** The text that a reporter makes of a run, by default one that is compared with none. */
export function rendered(
  name: string,
  record: RunRecord,
  matrix: KillMatrix | null = null,
  changes: Changes | null = null,
): string {
  const reporter = reporters.find((one) => one.name === name)
  if (reporter === undefined) throw new Error(`there is no reporter ${name}`)
  return [...reporter.render({ record, matrix, changes })].join('')
}

export function pageOf(record: RunRecord, matrix: KillMatrix | null): string {
  return rendered('html', record, matrix)
}
