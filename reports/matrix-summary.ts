/** The kill matrix read by rows: how each weakness fared, which scenarios noticed it, and the score. */
import type { ControlCell, KillMatrix, KillMatrixCell, KillMatrixRow } from '../harness/kill-matrix-record.ts'
import type { VerdictKind } from '../harness/record.ts'

export type RowResult = KillMatrixRow['result']

/** Worst first: nobody noticed, only by accident, not known, a scenario of its class did by the right oracle. */
export const resultsWorstFirst = ['survived', 'by-accident', 'undecided', 'caught'] as const satisfies readonly RowResult[]

/** A sign and words for a result; the sign is a verdict's, for a weakness that survived is as bad as a breach. */
export const resultSigns: Readonly<
  Record<RowResult, { readonly sign: string; readonly words: string; readonly like: VerdictKind }>
> = {
  survived: { sign: '✕', words: 'survived', like: 'breached' },
  'by-accident': { sign: '~', words: 'caught by accident', like: 'inconclusive' },
  undecided: { sign: '?', words: 'undecided', like: 'inconclusive' },
  caught: { sign: '✓', words: 'caught', like: 'defended' },
}

export function rowsWith(matrix: KillMatrix, result: RowResult): readonly KillMatrixRow[] {
  return matrix.rows.filter((row) => row.result === result)
}

/** The scenarios that noticed the weakness in this way, each with the oracles that objected. */
export function noticedBy(row: KillMatrixRow, how: 'rightly' | 'by-accident'): ReadonlyMap<string, readonly string[]> {
  const noticed = row.cells.filter((cell) => cell.noticed === how)
  const byScenario = Map.groupBy(noticed, (cell) => cell.scenario)
  return new Map([...byScenario].map(([scenario, cells]) => [scenario, [...new Set(cells.flatMap((cell) => cell.oracles))]]))
}

export interface Reason {
  readonly says: string
  readonly cells: number
  /** The first weakness and attempt that it was given for. */
  readonly example: string
}

/** Why cells are inconclusive, the most frequent reason first. */
export function inconclusiveReasons(matrix: KillMatrix): readonly Reason[] {
  const cells = matrix.rows.flatMap((row) => row.cells.filter(isInconclusive).map((cell) => ({ row, cell })))
  const groups = [...Map.groupBy(cells, ({ cell }) => cell.reason ?? '')]
  return groups
    .map(([says, [first, ...more]]) => ({
      says,
      cells: more.length + 1,
      example: first === undefined ? '' : `${first.row.weakness.id} × ${first.cell.attempt}`,
    }))
    .toSorted((one, other) => other.cells - one.cells)
}

export interface ClassScore {
  readonly id: string
  readonly caught: number
  readonly rows: readonly KillMatrixRow[]
  readonly scenarios: number
}

/** Classes in the order of the matrix. */
export function classScores({ rows, scenarios }: KillMatrix): readonly ClassScore[] {
  const names = [...new Set([...rows.map(({ weakness }) => weakness.class), ...scenarios.map((scenario) => scenario.class)])]
  return names.map((id) => {
    const own = rows.filter(({ weakness }) => weakness.class === id)
    const caught = own.filter(({ result }) => result === 'caught').length
    return { id, caught, rows: own, scenarios: scenarios.filter((scenario) => scenario.class === id).length }
  })
}

/** Attempts that were not defended on the sound target: they show nothing about a weakness. */
export function brokenControls(matrix: KillMatrix): readonly ControlCell[] {
  return matrix.control.filter(({ verdict }) => verdict !== 'defended')
}

export function matrixHeadline(matrix: KillMatrix): string {
  const caught = rowsWith(matrix, 'caught').length
  return `${caught} of ${matrix.rows.length} weaknesses caught by a scenario of their class`
}

/** Why the matrix must not pass for a success; `null` when nothing stands against it. */
export function matrixProblem(matrix: KillMatrix): string | null {
  const broken = brokenControls(matrix).length
  if (broken > 0) return `Inconclusive: ${broken} of ${matrix.control.length} attempts were not defended on the sound target.`
  if (!matrix.complete) return 'The run was cut short: rows are missing or not complete.'
  if (matrix.rows.length === 0) return 'Nothing was judged: no weakness was tried.'
  const undecided = rowsWith(matrix, 'undecided').length
  return undecided === 0 ? null : `${undecided} weaknesses are undecided: attempts of their class were inconclusive.`
}

/** How many cells were played, taken from the control, and inconclusive. */
export function cellCounts(matrix: KillMatrix): {
  readonly played: number
  readonly unreached: number
  readonly inconclusive: number
} {
  const cells = matrix.rows.flatMap((row) => row.cells)
  const played = cells.filter(({ reached }) => reached).length
  const unreached = cells.filter((cell) => !cell.reached && !isInconclusive(cell)).length
  return { played, unreached, inconclusive: cells.filter(isInconclusive).length }
}

function isInconclusive({ verdict }: KillMatrixCell): boolean {
  return verdict === 'inconclusive'
}
