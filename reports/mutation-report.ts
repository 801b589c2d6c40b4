/**
 * The kill matrix in the format of mutation testing reports, for its stock viewer: weaknesses are the mutants, scenarios the tests.
 * @see https://github.com/stryker-mutator/mutation-testing-elements/tree/master/packages/report-schema
 */
import type { FileResult, MutantResult, MutationTestResult } from 'mutation-testing-report-schema/api'
import type { KillMatrix, KillMatrixRow } from '../harness/kill-matrix-record.ts'
import { noticedBy } from './matrix-summary.ts'
import { visibleBlock } from './visible.ts'

/** The module that a weakness stands in. */
export interface Source {
  readonly name: string
  readonly text: string
}

/** @param sourceOf `null` when it is not known: then the weakness stands in a listing of such */
export function renderMutationReport(matrix: KillMatrix, sourceOf: (weakness: string) => Source | null): string {
  const unlisted = matrix.rows.filter(({ weakness }) => sourceOf(weakness.id) === null)
  const listing: Source = {
    name: `${matrix.target}.txt`,
    text: unlisted.map(({ weakness: { id, title } }) => `'${id}' ${title}\n`).join(''),
  }
  const files: Record<string, FileResult> = {}
  for (const [name, rows] of Map.groupBy(matrix.rows, ({ weakness }) => (sourceOf(weakness.id) ?? listing).name)) {
    const text = visibleBlock(rows.map(({ weakness }) => sourceOf(weakness.id) ?? listing)[0]?.text ?? '')
    const language = name.endsWith('.txt') ? 'text' : 'typescript'
    files[name] = { language, source: text, mutants: rows.map((row) => mutant(row, text)) }
  }
  const tests = Map.groupBy(matrix.scenarios, (scenario) => scenario.class)
  const report: MutationTestResult = {
    schemaVersion: '2',
    thresholds: { high: 100, low: 100 },
    framework: { name: matrix.suite.name, version: matrix.suite.version },
    files,
    testFiles: Object.fromEntries(
      [...tests].map(([name, scenarios]) => [name, { tests: scenarios.map(({ id }) => ({ id, name: id })) }]),
    ),
    config: { target: matrix.target, seed: matrix.seed, command: matrix.command },
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function mutant(row: KillMatrixRow, text: string): MutantResult {
  const { id, title, class: mutatorName, cwe } = row.weakness
  const rightly = [...noticedBy(row, 'rightly').keys()]
  return {
    id,
    mutatorName,
    description: `${title} (${cwe})`,
    replacement: title,
    location: whereNamed(id, text),
    ...statusOf(row),
    killedBy: rightly,
    coveredBy: [...new Set(row.cells.filter(({ reached }) => reached).map(({ scenario }) => scenario))],
  }
}

function statusOf(row: KillMatrixRow): Pick<MutantResult, 'status' | 'statusReason'> {
  const accidents = [...noticedBy(row, 'by-accident').keys()]
  if (row.result === 'caught') return { status: 'Killed' }
  if (!row.complete) return { status: 'Pending', statusReason: 'the run was cut short' }
  if (row.result === 'undecided') {
    const [reason = ''] = row.cells.flatMap((cell) => cell.reason ?? [])
    return { status: 'RuntimeError', statusReason: `attempts of its class were inconclusive: ${reason}` }
  }
  if (row.result === 'by-accident')
    return { status: 'Survived', statusReason: `noticed by accident only: ${accidents.join(', ')}` }
  return row.cells.some(({ reached }) => reached)
    ? { status: 'Survived' }
    : { status: 'NoCoverage', statusReason: 'no attempt made use of what it replaces' }
}

/** Where the module names the weakness, lines and columns from 1; the first line when it does not. */
function whereNamed(id: string, text: string): MutantResult['location'] {
  const lines = text.split('\n')
  const found = lines.findIndex((one) => one.includes(`'${id}'`))
  const index = Math.max(0, found)
  const start = found < 0 ? 0 : (lines[index]?.indexOf(`'${id}'`) ?? 0)
  const end = found < 0 ? Math.max(1, lines[0]?.length ?? 0) : start + id.length + 2
  return { start: { line: index + 1, column: start + 1 }, end: { line: index + 1, column: end + 1 } }
}
