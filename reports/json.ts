/** The record itself, as a file that `report`, `replay` and `merge` read again. */
import type { RunRecord } from '../harness/record.ts'

export function renderJson(record: RunRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}
