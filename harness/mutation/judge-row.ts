/** What the attempts on one weakness come to, purely. */
import type { ControlCell, KillMatrixCell, KillMatrixRow } from '../kill-matrix-record.ts'
import type { WeaknessInfo } from '../targets/target.ts'
import type { Control } from './control.ts'
import { toPlay } from './packets.ts'

/** @param played what was played with the weakness planted, by attempt */
export function judgeRow(
  weakness: WeaknessInfo,
  control: readonly Control[],
  played: ReadonlyMap<string, ControlCell>,
): KillMatrixRow {
  const wanted = new Set(toPlay(weakness, control).map(({ attempt }) => attempt.id))
  const cells = control.map(({ attempt, cell }) => cellOf(weakness, attempt.scenario.class, wanted.has(attempt.id), cell, played))
  const present = cells.filter((cell) => cell !== null)
  const decisive = cells.filter((_cell, index) => control[index]?.attempt.scenario.class === weakness.class)
  const { id, title, class: classId, cwe, breaks } = weakness
  return {
    weakness: { id, title, class: classId, cwe, breaks },
    result: present.some(({ noticed }) => noticed === 'rightly')
      ? 'caught'
      : decisive.some((cell) => cell === null || cell.verdict === 'inconclusive')
        ? 'undecided'
        : present.some(({ noticed }) => noticed === 'by-accident')
          ? 'by-accident'
          : 'survived',
    complete: present.length === cells.length,
    cells: present,
  }
}

/** `null` while it is still to be played. */
function cellOf(
  weakness: WeaknessInfo,
  scenarioClass: string,
  reached: boolean,
  control: ControlCell,
  played: ReadonlyMap<string, ControlCell>,
): KillMatrixCell | null {
  const found = reached ? played.get(control.attempt) : control
  if (found === undefined) return null
  if (!reached && control.verdict !== 'defended') {
    const reason = `on the sound target it was ${control.verdict}, so it was not made on the weakness`
    return { ...control, verdict: 'inconclusive', oracles: [], reason, reached, noticed: 'not' }
  }
  const breached = found.verdict === 'breached'
  const rightly = scenarioClass === weakness.class && found.oracles.some((oracle) => weakness.breaks.includes(oracle))
  return { ...found, reached, noticed: !breached ? 'not' : rightly ? 'rightly' : 'by-accident' }
}
