/** The kill matrix read by rows: how each weakness fared, which scenarios noticed it, and the score. */
import type { KillMatrix, KillMatrixRow } from '../harness/kill-matrix-record.ts'
import type { VerdictKind } from '../harness/record.ts'

export type RowResult = KillMatrixRow['result']

/** Worst first: nobody noticed, only a scenario about something else did, a scenario of its class did. */
export const resultsWorstFirst = ['survived', 'by-accident', 'caught'] as const satisfies readonly RowResult[]

/** A sign and words for a result; the sign is a verdict's, for a weakness that survived is as bad as a breach. */
export const resultSigns: Readonly<
  Record<RowResult, { readonly sign: string; readonly words: string; readonly like: VerdictKind }>
> = {
  survived: { sign: '✕', words: 'survived', like: 'breached' },
  'by-accident': { sign: '~', words: 'caught by accident', like: 'inconclusive' },
  caught: { sign: '✓', words: 'caught', like: 'defended' },
}

export function rowsWith(matrix: KillMatrix, result: RowResult): readonly KillMatrixRow[] {
  return matrix.rows.filter((row) => row.result === result)
}

/** The scenarios that breached the weakened target, each with the oracles that objected. */
export function noticedBy(row: KillMatrixRow): ReadonlyMap<string, readonly string[]> {
  const breached = row.cells.filter((cell) => cell.verdict === 'breached')
  const byScenario = Map.groupBy(breached, (cell) => cell.scenario)
  return new Map([...byScenario].map(([scenario, cells]) => [scenario, [...new Set(cells.flatMap((cell) => cell.oracles))]]))
}

export function matrixHeadline(matrix: KillMatrix): string {
  const caught = rowsWith(matrix, 'caught').length
  return `${caught} of ${matrix.rows.length} weaknesses caught by a scenario of their class`
}

/** Why the matrix must not pass for a success; `null` when nothing stands against it. */
export function matrixProblem(matrix: KillMatrix): string | null {
  if (!matrix.complete) return 'The run was cut short: the rows are those that finished.'
  if (matrix.rows.length === 0) return 'Nothing was judged: no weakness was tried.'
  return null
}
