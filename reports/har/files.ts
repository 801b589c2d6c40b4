/** An HTTP archive for each attempt that made exchanges, and one file that says what all of them are evidence of. */
import type { AttemptRecord } from '../../harness/record.ts'
import { checksOf } from '../checks.ts'
import type { ReportInput } from '../report-input.ts'
import type { ReportFile } from '../reporter.ts'
import { runProblems } from '../run-problems.ts'
import { summarise } from '../run-summary.ts'
import { archiveOf } from './archive.ts'

const folder = 'har'
/** Characters of an attempt's id in the name of its file. */
const mostOfName = 100
export function* harFiles(input: ReportInput): Iterable<ReportFile> {
  const { record } = input
  const width = String(record.attempts.length).length
  yield { name: `${folder}/index.json`, text: [`${JSON.stringify(index(input, width), null, 2)}\n`] }
  for (const [place, attempt] of record.attempts.entries()) {
    if (attempt.phases.some(({ exchanges }) => exchanges.length > 0))
      yield { name: fileName(attempt, place, width), text: archiveOf(attempt, record) }
  }
}

/** The whole run in short: archives tell of exchanges only, and nothing of what was not tested. */
function index(input: ReportInput, width: number) {
  const { record } = input
  const files = new Map(record.attempts.map((attempt, place) => [attempt, fileName(attempt, place, width)]))
  return {
    headline: summarise(record).headline,
    problems: runProblems(input).map(({ says }) => says),
    checks: checksOf(record).map(({ id, standing, says, attempt }) => ({
      id,
      standing,
      says,
      file: attempt?.phases.some(({ exchanges }) => exchanges.length > 0) ? (files.get(attempt) ?? null) : null,
    })),
  }
}

/** Starts with the number of the attempt in the record, counted from 1, as `replay` takes it. */
function fileName({ id }: AttemptRecord, place: number, width: number): string {
  const name = id
    .replaceAll(/[^\w.-]+/g, '-')
    .slice(0, mostOfName)
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return `${folder}/${String(place + 1).padStart(width, '0')}-${name || 'attempt'}.har`
}
