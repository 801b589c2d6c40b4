/** Divides the cells that have to be played among workers: each packet is one weakness and some of the attempts on it. */
import type { Attempt } from '../runner/plan.ts'
import type { WeaknessInfo } from '../targets/target.ts'
import type { Control } from './control.ts'

export interface Packet {
  readonly weakness: WeaknessInfo
  readonly attempts: readonly Attempt[]
  /** What the attempts took on the sound target, in milliseconds. */
  readonly ms: number
}

/** A worker starts the target anew for each packet, which takes as long as an attempt or two; so packets are not small. */
const packetMs = 10_000

/** Of the weakness's own class, what was defended on the sound target and reaches it. */
export function decisive(weakness: WeaknessInfo, control: readonly Control[]): Control[] {
  return toPlay(weakness, control).filter(({ attempt }) => attempt.scenario.class === weakness.class)
}

/** The same of all other classes. */
export function besides(weakness: WeaknessInfo, control: readonly Control[]): Control[] {
  return toPlay(weakness, control).filter(({ attempt }) => attempt.scenario.class !== weakness.class)
}

function toPlay({ id }: WeaknessInfo, control: readonly Control[]): Control[] {
  return control.filter((one) => one.cell.verdict === 'defended' && one.reaches(id))
}

/** Longest first, so that all workers end at about the same time. */
export function packets(weaknesses: readonly WeaknessInfo[], cells: (weakness: WeaknessInfo) => readonly Control[]): Packet[] {
  return weaknesses
    .flatMap((weakness) => cut(cells(weakness)).map((part) => packet(weakness, part)))
    .toSorted((one, other) => other.ms - one.ms)
}

/** Parts of about the same length, none much longer than a packet should be. */
function cut(cells: readonly Control[]): Control[][] {
  const parts = Math.min(cells.length, Math.max(1, Math.ceil(sum(cells) / packetMs)))
  const size = Math.ceil(cells.length / parts)
  return Array.from({ length: parts }, (_, index) => cells.slice(index * size, (index + 1) * size))
}

function packet(weakness: WeaknessInfo, cells: readonly Control[]): Packet {
  return { weakness, attempts: cells.map(({ attempt }) => attempt), ms: sum(cells) }
}

function sum(cells: readonly Control[]): number {
  return cells.reduce((ms, cell) => ms + cell.ms, 0)
}
