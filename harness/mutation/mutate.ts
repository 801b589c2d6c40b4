/**
 * The kill matrix: every weakness of a target against the attempts that can be made on it, in this order: 1 the control, all attempts
 * on the sound target, which also tells to which attempts which weakness could make a difference; 2 of those, on the target with each
 * weakness planted, the ones of its own class; 3 the others, where they are asked for or where its own class has not caught it; 4 what
 * came of it, row by row.
 */
import type { ControlCell, KillMatrix, KillMatrixRow } from '../kill-matrix-record.ts'
import { type Hand, share } from '../runner/crew.ts'
import { hire, type RunOptions } from '../runner/run.ts'
import type { WeaknessInfo } from '../targets/target.ts'
import { suite } from '../version.ts'
import { type Control, judgedCell, playControl } from './control.ts'
import { judgeRow } from './judge-row.ts'
import { Pace } from './pace.ts'
import { besides, decisive, type Packet, packets } from './packets.ts'

export interface MutateOptions
  extends Pick<
    RunOptions,
    'definition' | 'target' | 'scenarios' | 'attempts' | 'seed' | 'workers' | 'port' | 'answerTimeoutMs' | 'command' | 'stop'
  > {
  readonly weaknesses: readonly WeaknessInfo[]
  readonly cells: Cells
  readonly progress: (progress: Progress) => void
}

/**
 * Which attempts are made on a weakness. `all`: every one. `reached`: those that it could make a difference to; the result is the same.
 * `deciding`: of these, the ones of other classes only when its own class has not caught it; all results are the same, but what else
 * notices a weakness that is caught stays unknown.
 */
export type Cells = 'deciding' | 'reached' | 'all'

export interface Progress {
  /** Attempts made, and to be made in all. */
  readonly done: number
  readonly all: number
  /** Estimated, in milliseconds; `null` while nothing is known. */
  readonly leftMs: number | null
  /** What was just finished, in words. */
  readonly says: string
}

type Played = Map<string, Map<string, ControlCell>>

export async function mutate(options: MutateOptions): Promise<KillMatrix> {
  const started = performance.now()
  const startedDateTime = new Date().toISOString()
  const { definition, seed, command, stop } = options
  const weaknesses = inClasses(options.weaknesses)
  const attempts = options.attempts.filter(({ inapplicable }) => inapplicable === null)
  const hands = await hire(options, Math.min(options.workers, Math.max(1, attempts.length)))
  const played: Played = new Map(weaknesses.map(({ id }) => [id, new Map()]))
  let control: Control[] = []
  const rowOf = (weakness: WeaknessInfo) => judgeRow(weakness, control, played.get(weakness.id) ?? new Map(), options.cells)
  try {
    control = await playControl(hands, {
      attempts,
      watch: options.cells === 'all' ? [] : weaknesses.map(({ id }) => id),
      seed,
      stop,
      progress: (done, all) => options.progress({ done, all, leftMs: null, says: 'on the sound target' }),
    })
    if (options.cells === 'all') control = control.map((one) => ({ ...one, reaches: () => true }))
    const whole = (weakness: WeaknessInfo) => options.cells !== 'deciding' || rowOf(weakness).result !== 'caught'
    await playPackets(
      hands,
      packets(weaknesses, (weakness) => decisive(weakness, control)),
      played,
      options,
    )
    await playPackets(
      hands,
      packets(weaknesses.filter(whole), (weakness) => besides(weakness, control)),
      played,
      options,
    )
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()))
  }
  const rows = weaknesses.map(rowOf)
  const scenarios = inClasses([
    ...new Map(attempts.map(({ scenario: { id, class: name } }) => [id, { id, class: name }])).values(),
  ])
  const complete = control.length === attempts.length && rows.every((row) => row.complete)
  return {
    format: 'stepproof-kill-matrix',
    version: 1,
    suite,
    target: definition.facts.name,
    seed,
    command,
    startedDateTime,
    time: Math.round(performance.now() - started),
    complete,
    scenarios,
    control: control.map(({ cell }) => cell),
    rows: complete ? rows : rows.filter(({ weakness, complete: whole }) => whole || played.get(weakness.id)?.size),
    useless: scenarios.filter(({ id }) => !rows.some((row) => catches(row, id))).map(({ id }) => id),
  }
}

async function playPackets(
  hands: readonly Hand[],
  all: readonly Packet[],
  played: Played,
  options: MutateOptions,
): Promise<void> {
  const pace = new Pace(all)
  await share(hands, all, async (hand, packet) => {
    if (options.stop.aborted) return
    const { weakness, attempts } = packet
    await hand.carryOut({ do: 'start', weaken: [weakness.id] })
    for (const attempt of attempts) {
      if (options.stop.aborted) return
      const { verdict } = await hand.carryOut({ do: 'judge', id: attempt.id, seed: options.seed })
      played.get(weakness.id)?.set(attempt.id, judgedCell(attempt, verdict))
    }
    options.progress({ ...pace.finished(packet), says: weakness.id })
  })
}

/** Members of one class together, in the order in which the classes first appear. */
function inClasses<Member extends { readonly class: string }>(members: readonly Member[]): Member[] {
  return [...Map.groupBy(members, (member) => member.class).values()].flat()
}

function catches({ cells }: KillMatrixRow, scenario: string): boolean {
  return cells.some((cell) => cell.scenario === scenario && cell.noticed === 'rightly')
}
