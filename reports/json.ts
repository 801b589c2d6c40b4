/** The record itself, as a file that `report`, `replay` and `merge` read again: one attempt a line, so that two files can be compared. */
import type { RunRecord } from '../harness/record.ts'

export function* renderJson({ attempts, ...facts }: RunRecord): Iterable<string> {
  yield `${JSON.stringify(facts).slice(0, -1)},"attempts":[`
  for (const [index, attempt] of attempts.entries()) yield `${index === 0 ? '' : ','}\n${JSON.stringify(attempt)}`
  yield '\n]}\n'
}
