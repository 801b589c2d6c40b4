/**
 * The kill matrix: every weakness of a target against every attempt that can be made on it. For each weakness the target is started
 * anew with it; a weakness counts as caught only when a scenario of its own class says breached.
 */
import type { KillMatrix, KillMatrixRow } from '../kill-matrix-record.ts'
import type { Verdict } from '../record.ts'
import { type Hand, share } from '../runner/crew.ts'
import type { Attempt } from '../runner/plan.ts'
import { hire, type RunOptions } from '../runner/run.ts'
import type { WeaknessInfo } from '../targets/target.ts'
import { suite } from '../version.ts'

export interface MutateOptions
  extends Pick<
    RunOptions,
    'definition' | 'target' | 'scenarios' | 'attempts' | 'seed' | 'workers' | 'port' | 'answerTimeoutMs' | 'command' | 'stop'
  > {
  readonly weaknesses: readonly WeaknessInfo[]
  readonly progress: (row: KillMatrixRow, done: number, all: number) => void
}

export async function mutate(options: MutateOptions): Promise<KillMatrix> {
  const started = performance.now()
  const startedDateTime = new Date().toISOString()
  const { weaknesses, definition, stop } = options
  const attempts = options.attempts.filter(({ inapplicable }) => inapplicable === null)
  const rows = new Map<string, KillMatrixRow>()
  const hands = await hire(options, Math.min(options.workers, Math.max(1, weaknesses.length)))
  try {
    await share(hands, weaknesses, async (hand, weakness) => {
      if (stop.aborted) return
      const row = await tryWeakness(hand, weakness, attempts, options)
      if (row === null) return
      rows.set(weakness.id, row)
      options.progress(row, rows.size, weaknesses.length)
    })
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()))
  }
  const inOrder = weaknesses.flatMap(({ id }) => rows.get(id) ?? [])
  const scenarios = [
    ...new Map(attempts.map(({ scenario }) => [scenario.id, { id: scenario.id, class: scenario.class }])).values(),
  ]
  return {
    format: 'stepproof-kill-matrix',
    version: 1,
    suite,
    target: definition.facts.name,
    seed: options.seed,
    command: options.command,
    startedDateTime,
    time: Math.round(performance.now() - started),
    complete: !stop.aborted,
    scenarios,
    rows: inOrder,
    useless: scenarios
      .filter(({ id }) => !inOrder.some(({ cells }) => cells.some((cell) => cell.scenario === id && kills(cell))))
      .map(({ id }) => id),
  }
}

async function tryWeakness(
  hand: Hand,
  weakness: WeaknessInfo,
  attempts: readonly Attempt[],
  { seed, stop }: MutateOptions,
): Promise<KillMatrixRow | null> {
  await hand.carryOut({ do: 'start', weaken: [weakness.id] })
  const cells: KillMatrixRow['cells'][number][] = []
  for (const { id, scenario } of attempts) {
    if (stop.aborted) return null
    const { verdict } = await hand.carryOut({ do: 'attempt', id, seed, keep: false })
    cells.push({ attempt: id, scenario: scenario.id, verdict: verdict.kind, oracles: oraclesOf(verdict) })
  }
  const own = new Set(attempts.filter(({ scenario }) => scenario.class === weakness.class).map(({ id }) => id))
  const caught = cells.some((cell) => kills(cell) && own.has(cell.attempt))
  const { id, title, class: classId, cwe } = weakness
  const result = caught ? 'caught' : cells.some(kills) ? 'by-accident' : 'survived'
  return { weakness: { id, title, class: classId, cwe }, result, cells }
}

function kills({ verdict }: { readonly verdict: string }): boolean {
  return verdict === 'breached'
}

function oraclesOf(verdict: Verdict): string[] {
  return verdict.kind === 'breached' ? [...new Set(verdict.violations.map(({ oracle }) => oracle))] : []
}
