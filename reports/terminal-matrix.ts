/** The kill matrix on a terminal: the score of each class in a line, then all that is not as it should be, worst first. */
import type { KillMatrix, KillMatrixRow } from '../harness/kill-matrix-record.ts'
import { duration } from './duration.ts'
import {
  brokenControls,
  type ClassScore,
  cellCounts,
  classScores,
  inconclusiveReasons,
  matrixHeadline,
  matrixProblem,
  noticedBy,
  resultSigns,
  resultsWorstFirst,
  rowsWith,
} from './matrix-summary.ts'
import { type Paint, paintFor, type TerminalOptions } from './paint.ts'
import { commandLine, line, paragraphs } from './terminal-line.ts'

/** Lines of a list, before the rest is only counted: the files have them all. */
const mostListed = 20

export function renderMatrixTerminal(matrix: KillMatrix, options: TerminalOptions): string {
  const paint = paintFor(options)
  const listed = (title: string, lines: readonly string[]) => list(paint.bold(title), lines)
  return paragraphs([
    [heading(matrix, paint)],
    classLines(matrix, paint),
    resultsWorstFirst
      .filter((result) => result !== 'caught')
      .flatMap((result) => rowsWith(matrix, result).map((row) => rowLine(row, paint))),
    listed(
      'NOT DEFENDED ON THE SOUND TARGET',
      brokenControls(matrix).map(({ attempt, verdict, reason }) => `${line(attempt)}: ${line(reason ?? verdict)}`),
    ),
    listed('NOTICED BY ACCIDENT', matrix.rows.flatMap(accidents)),
    listed(
      'INCONCLUSIVE',
      inconclusiveReasons(matrix).map(({ says, cells, example }) => `${cells} × ${line(says)} (${line(example)})`),
    ),
    listed('RIGHTLY NOTICED NO WEAKNESS', matrix.useless.map(line)),
    closing(matrix, paint),
  ])
}

function heading(matrix: KillMatrix, paint: Paint): string {
  const facts = [`${line(matrix.suite.name)} ${line(matrix.suite.version)}`, line(matrix.target), `seed ${matrix.seed}`]
  return `${paint.bold(facts.join(' · '))} · repeat: ${commandLine(matrix.command)}`
}

function list(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length - mostListed
  return [title, ...lines.slice(0, mostListed).map((text) => `  ${text}`), ...(more > 0 ? [`  and ${more} more`] : [])]
}

/** A line for each class in which something is not caught; the others together. */
function classLines(matrix: KillMatrix, paint: Paint): readonly string[] {
  const scores = classScores(matrix).filter(({ rows }) => rows.length > 0)
  const whole = scores.filter(({ caught, rows }) => caught === rows.length)
  const names = whole.map(({ id, caught }) => `${line(id)} ${caught}`).join(', ')
  return [
    ...scores.filter((score) => !whole.includes(score)).map((score) => classLine(score, paint)),
    ...(whole.length === 0 ? [] : [`${paint.verdict('defended', '✓')} all caught in ${whole.length} classes: ${names}`]),
  ]
}

function classLine({ id, caught, rows, scenarios }: ClassScore, paint: Paint): string {
  const signs = rows.map(({ result }) => paint.verdict(resultSigns[result].like, resultSigns[result].sign)).join('')
  return `${signs} ${caught} of ${rows.length} caught in ${line(id)}, by ${scenarios} scenario(s)`
}

function rowLine(row: KillMatrixRow, paint: Paint): string {
  const { sign, words, like } = resultSigns[row.result]
  const part = row.complete ? '' : ' (not complete)'
  return `${paint.verdict(like, `${sign} ${words.padEnd(18)}`)}  ${line(row.weakness.id)}${part}  ${paint.faint(line(row.weakness.title))}`
}

function accidents(row: KillMatrixRow): readonly string[] {
  return [...noticedBy(row, 'by-accident')].map(
    ([scenario, oracles]) => `${line(row.weakness.id)} by ${line(scenario)}: ${oracles.map(line).join(', ')}`,
  )
}

function closing(matrix: KillMatrix, paint: Paint): readonly string[] {
  const counts = resultsWorstFirst.map((result) => `${rowsWith(matrix, result).length} ${resultSigns[result].words}`)
  const { played, unreached, inconclusive } = cellCounts(matrix)
  const problem = matrixProblem(matrix)
  return [
    paint.bold(matrixHeadline(matrix)),
    `${counts.join(' · ')}, in ${duration(matrix.time)}`,
    `${played} attempts made on weaknesses, ${inconclusive} of all inconclusive; ${unreached} could make no difference`,
    ...(problem === null ? [] : [paint.verdict('inconclusive', problem)]),
  ]
}
