/** What the attempts on one weakness come to, purely. */
import type { ControlCell, KillMatrixCell, KillMatrixRow } from '../kill-matrix-record.ts'
import type { WeaknessInfo } from '../targets/target.ts'
import type { Control } from './control.ts'
import type { Cells } from './mutate.ts'
import { besides, decisive } from './packets.ts'

/** @param played what was played with the weakness planted, by attempt */
export function judgeRow(
  weakness: WeaknessInfo,
  control: readonly Control[],
  played: ReadonlyMap<string, ControlCell>,
  which: Cells,
): KillMatrixRow {
  const own = decisive(weakness, control)
  const reached = new Set([...own, ...besides(weakness, control)].map(({ attempt }) => attempt.id))
  const cells = control.flatMap((one) => cellOf(weakness, one, reached.has(one.attempt.id), played) ?? [])
  const missing = (list: readonly Control[]) => list.some(({ attempt }) => !played.has(attempt.id))
  const undecided =
    cells.some((cell) => cell.verdict === 'inconclusive' && isOwn(weakness, control, cell.attempt)) || missing(own)
  const has = (how: KillMatrixCell['noticed']) => cells.some(({ noticed }) => noticed === how)
  const result = has('rightly') ? 'caught' : undecided ? 'undecided' : has('by-accident') ? 'by-accident' : 'survived'
  const { id, title, class: classId, cwe, breaks } = weakness
  return {
    weakness: { id, title, class: classId, cwe, breaks },
    result,
    complete: !missing(own) && ((which === 'deciding' && result === 'caught') || !missing(besides(weakness, control))),
    cells,
  }
}

function isOwn(weakness: WeaknessInfo, control: readonly Control[], id: string): boolean {
  return control.some(({ attempt }) => attempt.id === id && attempt.scenario.class === weakness.class)
}

/** `null` when it was not played although the weakness could make a difference to it. */
function cellOf(
  weakness: WeaknessInfo,
  { attempt, cell }: Control,
  reached: boolean,
  played: ReadonlyMap<string, ControlCell>,
): KillMatrixCell | null {
  if (!reached && cell.verdict !== 'defended') {
    const reason = `on the sound target it was ${cell.verdict}, so it was not made on the weakness`
    return { ...cell, verdict: 'inconclusive', oracles: [], reason, reached, noticed: 'not' }
  }
  const found = reached ? played.get(attempt.id) : cell
  if (found === undefined) return null
  const isRight = attempt.scenario.class === weakness.class && found.oracles.some((oracle) => weakness.breaks.includes(oracle))
  return { ...found, reached, noticed: found.verdict !== 'breached' ? 'not' : isRight ? 'rightly' : 'by-accident' }
}
