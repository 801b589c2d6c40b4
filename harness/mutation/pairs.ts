/**
 * Pairs of weaknesses planted together: whether each is still noticed beside the other, in this order: 1 what was found about each alone
 * tells which attempts notice it; 2 pairs are chosen; 3 each is planted, and of the attempts that notice one of them alone as many are
 * made as it takes to notice it again.
 */
import type { KillMatrix } from '../kill-matrix-record.ts'
import { type Hand, share } from '../runner/crew.ts'
import { hire } from '../runner/run.ts'
import type { WeaknessInfo } from '../targets/target.ts'
import type { WeaknessPair, WeaknessPairs } from '../weakness-pairs-record.ts'
import { choosePairs, type Pair } from './choose-pairs.ts'
import { judgedCell } from './control.ts'
import type { MutateOptions } from './mutate.ts'

export interface PairsOptions extends Omit<MutateOptions, 'cells'> {
  /** How many pairs are wanted. */
  readonly wanted: number
  /** What was found about each weakness alone. */
  readonly alone: KillMatrix
}

type Hidden = WeaknessPair['hidden'][number]

export async function plantPairs(options: PairsOptions): Promise<WeaknessPairs> {
  const started = performance.now()
  const { alone, definition, seed, stop, wanted, weaknesses } = options
  const parts = new Map<string, readonly string[]>()
  for (const { id } of weaknesses) parts.set(id, (await definition.replacedBy?.(id)) ?? [])
  const noticed = weaknesses.filter(({ id }) => noticing(id, alone).size > 0)
  const { chosen, possible, sharing } = choosePairs(noticed, (id) => parts.get(id) ?? [], wanted, seed)
  const tried = new Map<Pair<WeaknessInfo>, WeaknessPair>()
  const hands = await hire(options, Math.min(options.workers, Math.max(1, chosen.length)))
  try {
    await share(hands, chosen, async (hand, pair) => {
      const found = stop.aborted ? null : await plantPair(hand, pair, options)
      if (found === null) return
      tried.set(pair, found)
      options.progress({ done: tried.size, all: chosen.length, leftMs: null, says: found.planted.join(' + ') })
    })
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()))
  }
  return {
    format: 'stepproof-weakness-pairs',
    version: 1,
    suite: alone.suite,
    target: alone.target,
    seed,
    command: options.command,
    startedDateTime: alone.startedDateTime,
    time: alone.time + Math.round(performance.now() - started),
    complete: alone.complete && tried.size === chosen.length,
    wanted,
    possible,
    sharing,
    unnoticed: weaknesses.filter((one) => !noticed.includes(one)).map(({ id }) => id),
    pairs: chosen.flatMap((pair) => tried.get(pair) ?? []),
  }
}

/** `null` when it was stopped. */
async function plantPair(hand: Hand, pair: Pair<WeaknessInfo>, options: PairsOptions): Promise<WeaknessPair | null> {
  const [one, other] = pair
  await hand.carryOut({ do: 'start', weaken: [one.id, other.id] })
  const hidden: Hidden[] = []
  for (const weakness of pair) {
    const attempts = await untilNoticed(hand, weakness, options)
    if (attempts === null) return null
    if (attempts.length > 0) hidden.push({ weakness: weakness.id, attempts })
  }
  return { planted: [one.id, other.id], hidden }
}

/** What the attempts said that notice it alone; empty as soon as one of them notices it, `null` when it was stopped. */
async function untilNoticed(hand: Hand, weakness: WeaknessInfo, options: PairsOptions): Promise<Hidden['attempts'] | null> {
  const said: Hidden['attempts'][number][] = []
  const ids = noticing(weakness.id, options.alone)
  for (const attempt of options.attempts.filter(({ id }) => ids.has(id))) {
    if (options.stop.aborted) return null
    const { verdict } = await hand.carryOut({ do: 'judge', id: attempt.id, seed: options.seed })
    const { scenario: _scenario, ...cell } = judgedCell(attempt, verdict)
    if (cell.oracles.some((oracle) => weakness.breaks.includes(oracle))) return []
    said.push(cell)
  }
  return said
}

/** Ids of the attempts that rightly noticed the weakness when it was planted alone. */
function noticing(weakness: string, { rows }: KillMatrix): ReadonlySet<string> {
  const cells = rows.find((row) => row.weakness.id === weakness)?.cells ?? []
  return new Set(cells.filter(({ noticed }) => noticed === 'rightly').map(({ attempt }) => attempt))
}
