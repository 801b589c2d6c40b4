/** The control: every attempt on the sound target, with what it reached of each weakness. */
import type { ControlCell } from '../kill-matrix-record.ts'
import type { Verdict } from '../record.ts'
import { type Hand, share } from '../runner/crew.ts'
import type { Attempt } from '../runner/plan.ts'

export interface Control {
  readonly attempt: Attempt
  readonly cell: ControlCell
  /** How long it took, in milliseconds. */
  readonly ms: number
  /** Whether the weakness could make a difference to it. */
  reaches(weakness: string): boolean
}

export interface ControlOptions {
  readonly attempts: readonly Attempt[]
  /** Ids of the weaknesses that are watched. */
  readonly watch: readonly string[]
  readonly seed: number
  readonly stop: AbortSignal
  readonly progress: (done: number, all: number) => void
}

/** In the order of the attempts; fewer when it was stopped. */
export async function playControl(hands: readonly Hand[], options: ControlOptions): Promise<Control[]> {
  const { attempts, watch, seed, stop } = options
  const played = new Map<string, Control>()
  await Promise.all(hands.map((hand) => hand.carryOut({ do: 'start', weaken: [], watch })))
  await share(hands, attempts, async (hand, attempt) => {
    if (stop.aborted) return
    const begun = performance.now()
    const { verdict, reached } = await hand.carryOut({ do: 'judge', id: attempt.id, seed })
    const names = reached === null ? null : new Set(reached)
    played.set(attempt.id, {
      attempt,
      cell: judgedCell(attempt, verdict),
      ms: performance.now() - begun,
      reaches: (weakness) => names === null || names.has(weakness),
    })
    options.progress(played.size, attempts.length)
  })
  return attempts.flatMap(({ id }) => played.get(id) ?? [])
}

export function judgedCell({ id, scenario }: Attempt, verdict: Verdict): ControlCell {
  return {
    attempt: id,
    scenario: scenario.id,
    verdict: verdict.kind,
    oracles: verdict.kind === 'breached' ? [...new Set(verdict.violations.map(({ oracle }) => oracle))] : [],
    reason: verdict.kind === 'inconclusive' ? verdict.reason : null,
  }
}
