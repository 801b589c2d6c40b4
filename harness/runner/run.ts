/**
 * A run, in this order: 1 plan the attempts; 2 open the journal; 3 carry them out; 4 keep each one's evidence; 5 judge it;
 * 6 put the record together in the order of the plan.
 */
import { ConfigError } from '../errors.ts'
import { makeTls } from '../network/test-ca.ts'
import type { AttemptRecord, Evidence, RunRecord, Verdict } from '../record.ts'
import { runRecordSchema } from '../record.ts'
import type { TargetDefinition } from '../targets/target.ts'
import { verdict } from '../verdict.ts'
import { suite } from '../version.ts'
import { Hand, share } from './crew.ts'
import { Journal } from './journal.ts'
import type { Attempt } from './plan.ts'
import type { ModuleRef, WorkerData } from './protocol.ts'
import { unplayed } from './unplayed.ts'

export interface RunOptions {
  readonly definition: TargetDefinition
  readonly target: ModuleRef
  readonly scenarios: ModuleRef
  /** As given on the command line, for the record. */
  readonly files: { readonly target: string | null; readonly scenarios: string | null }
  readonly attempts: readonly Attempt[]
  readonly weaken: readonly string[]
  readonly seed: number
  readonly workers: number
  readonly port: number
  readonly answerTimeoutMs: number
  /** The folder for the journal; `null` keeps none. */
  readonly folder: string | null
  readonly command: string
  /** Called when an attempt is judged, with how many are. */
  readonly progress: (attempt: AttemptRecord, done: number, all: number) => void
  /** Called when a target has moved from the wanted port. */
  readonly moved: (origin: string) => void
  /** Ends the run early; what is finished is kept. */
  readonly stop: AbortSignal
}

export interface RunResult {
  readonly record: RunRecord
  /** A bug of ours, or of the target's description, that ended the run. */
  readonly crash: Error | null
}

/** Attempts in a row that the target gives no answer to, after which the rest is not tried any more. */
const patience = 4

/** @throws ConfigError when the run cannot start; an error on the way comes back beside what was finished until then */
export async function run(options: RunOptions): Promise<RunResult> {
  const started = performance.now()
  const startedDateTime = new Date().toISOString()
  const { attempts, definition, folder } = options
  const finished = new Map<string, AttemptRecord>()
  for (const attempt of attempts)
    if (attempt.inapplicable !== null) finished.set(attempt.id, inapplicable(attempt, attempt.inapplicable))
  const applicable = attempts.filter(({ id }) => !finished.has(id))
  const journal = folder === null ? null : new Journal(folder)
  const record = (origin: string, complete: boolean): RunRecord => ({
    format: 'stepproof-run',
    version: 1,
    suite,
    target: { facts: definition.facts, origin, weakened: options.weaken, file: options.files.target },
    scenarios: options.files.scenarios,
    seed: options.seed,
    command: options.command,
    startedDateTime,
    time: Math.round(performance.now() - started),
    complete,
    checks: attempts.map(({ id }) => id),
    attempts: attempts.flatMap(({ id }) => finished.get(id) ?? []),
  })
  journal?.append({ ...record('', false), attempts: [...finished.values()] })
  let origin = ''
  let silent = 0
  const hands: Hand[] = []
  try {
    const crew = applicable.length === 0 ? [] : await hire(options, Math.min(options.workers, applicable.length))
    hands.push(...crew)
    const origins = await Promise.all(crew.map((hand) => hand.carryOut({ do: 'start', weaken: options.weaken })))
    origin = origins[0]?.origin ?? ''
    for (const one of origins)
      if (options.port !== 0 && new URL(one.origin).port !== String(options.port)) options.moved(one.origin)
    await share(crew, applicable, async (hand, attempt) => {
      if (options.stop.aborted) return
      const phases =
        silent >= patience
          ? [notTried()]
          : (await hand.carryOut({ do: 'attempt', id: attempt.id, seed: options.seed, keep: true })).phases
      journal?.append({ attempt: attempt.id, phases })
      const judged = attemptRecord(attempt, phases, verdict(phases, definition.facts))
      journal?.append({ attempt: attempt.id, verdict: judged.verdict })
      silent = phases.some(({ failure }) => failure?.kind === 'target') ? silent + 1 : 0
      finished.set(attempt.id, judged)
      options.progress(judged, finished.size, attempts.length)
    })
    return { record: runRecordSchema.parse(record(origin, !options.stop.aborted)), crash: null }
  } catch (error) {
    if (error instanceof ConfigError || !(error instanceof Error)) throw error
    return { record: record(origin, false), crash: error }
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()))
    journal?.close()
  }
}

/** One worker for each address; all of them find the same certificate authority. */
export async function hire(
  options: Pick<RunOptions, 'definition' | 'target' | 'scenarios' | 'port' | 'answerTimeoutMs'>,
  count: number,
): Promise<Hand[]> {
  const { definition, target, scenarios, port, answerTimeoutMs } = options
  const tls = await makeTls()
  const data = (number: number): WorkerData => {
    const address = `127.0.0.${number + 1}`
    return { target, scenarios, clock: definition.clock, tls, address, port, answerTimeoutMs }
  }
  return Promise.all(Array.from({ length: count }, (_, number) => Hand.hire(data(number))))
}

function attemptRecord(attempt: Attempt, phases: readonly Evidence[], judged: Verdict): AttemptRecord {
  const { id, scenario, surface, variant } = attempt
  const { title, story, class: classId, seen, requirements } = scenario
  return {
    id,
    scenario: scenario.id,
    title,
    story,
    class: classId,
    source: null,
    seen,
    requirements,
    surface,
    variant,
    phases,
    verdict: judged,
    known: null,
  }
}

function inapplicable(attempt: Attempt, reason: string): AttemptRecord {
  return attemptRecord(attempt, [], { kind: 'not-applicable', reason })
}

function notTried(): Evidence {
  const says = `not tried: the target gave no usable answer in the last ${patience} attempts`
  return unplayed('honest', null, { kind: 'target', says })
}
