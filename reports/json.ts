/** The record itself, as a file that `report`, `replay` and `merge` read again: one attempt a line, so that two files can be compared. */
import type { RunRecord } from '../harness/record.ts'

export function renderJson({ attempts, ...facts }: RunRecord): string {
  const lines = attempts.map((attempt) => JSON.stringify(attempt)).join(',\n')
  return `${JSON.stringify(facts).slice(0, -1)},"attempts":[\n${lines}\n]}\n`
}
