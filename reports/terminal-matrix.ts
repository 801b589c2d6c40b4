/** The kill matrix on a terminal: one line per weakness, worst first, then the scenarios that noticed nothing. */
import type { KillMatrix, KillMatrixRow } from '../harness/kill-matrix-record.ts'
import { duration } from './duration.ts'
import { matrixHeadline, matrixProblem, noticedBy, resultSigns, resultsWorstFirst, rowsWith } from './matrix-summary.ts'
import { type Paint, paintFor, type TerminalOptions } from './paint.ts'
import { commandLine, line, paragraphs } from './terminal-line.ts'

export function renderMatrixTerminal(matrix: KillMatrix, options: TerminalOptions): string {
  const paint = paintFor(options)
  return paragraphs([
    [heading(matrix, paint)],
    resultsWorstFirst.flatMap((result) => rowsWith(matrix, result).map((row) => rowLine(row, paint))),
    uselessScenarios(matrix, paint),
    closing(matrix, paint),
  ])
}

function heading(matrix: KillMatrix, paint: Paint): string {
  const facts = [`${line(matrix.suite.name)} ${line(matrix.suite.version)}`, line(matrix.target), `seed ${matrix.seed}`]
  return `${paint.bold(facts.join(' · '))} · repeat: ${commandLine(matrix.command)}`
}

function rowLine(row: KillMatrixRow, paint: Paint): string {
  const { sign, words, like } = resultSigns[row.result]
  const scenarios = [...noticedBy(row).keys()].map(line)
  const shown = scenarios.slice(0, 3).join(', ') + (scenarios.length > 3 ? ` and ${scenarios.length - 3} more` : '')
  const by = scenarios.length === 0 ? `no scenario noticed: ${line(row.weakness.title)}` : shown
  return `${paint.verdict(like, `${sign} ${words.padEnd(18)}`)}  ${line(row.weakness.id)}  ${paint.faint(by)}`
}

function uselessScenarios(matrix: KillMatrix, paint: Paint): readonly string[] {
  if (matrix.useless.length === 0) return []
  return [paint.bold('NOTICED NO WEAKNESS'), ...matrix.useless.map((id) => `  ${line(id)}`)]
}

function closing(matrix: KillMatrix, paint: Paint): readonly string[] {
  const counts = resultsWorstFirst.map((result) => `${rowsWith(matrix, result).length} ${resultSigns[result].words}`)
  const problem = matrixProblem(matrix)
  return [
    paint.bold(matrixHeadline(matrix)),
    `${counts.join(' · ')}, in ${duration(matrix.time)}`,
    ...(problem === null ? [] : [paint.verdict('inconclusive', problem)]),
  ]
}
