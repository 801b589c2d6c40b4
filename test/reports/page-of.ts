import type { Changes } from '../../harness/changes-record.ts'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { RunRecord } from '../../harness/record.ts'
import { type ReportInput, reporters } from '../../reports/index.ts'

/** The files that a reporter makes of a run, by their names. */
export function filesOf(name: string, input: ReportInput): ReadonlyMap<string, string> {
  const reporter = reporters.find((one) => one.name === name)
  if (reporter === undefined) throw new Error(`there is no reporter ${name}`)
  return new Map([...reporter.files(input)].map((file) => [file.name, [...file.text].join('')]))
}

/** The text of all files that a reporter makes of a run, by default one that is compared with none. */
export function rendered(
  name: string,
  record: RunRecord,
  matrix: KillMatrix | null = null,
  changes: Changes | null = null,
): string {
  return [...filesOf(name, { record, matrix, changes }).values()].join('')
}

export function pageOf(record: RunRecord, matrix: KillMatrix | null): string {
  return rendered('html', record, matrix)
}
