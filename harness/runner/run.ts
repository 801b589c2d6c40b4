/**
 * A run, in this order: 1 plan the attempts; 2 open the journal, and judge what it holds evidence of; 3 carry out the others;
 * 4 keep each one's evidence; 5 judge it; 6 put the record together in the order of the plan.
 */
import { ConfigError } from '../errors.ts'
import { makeTls } from '../network/test-ca.ts'
import type { AttemptRecord, Evidence, RunRecord, Verdict } from '../record.ts'
import { runRecordSchema } from '../record.ts'
import type { RunFacts } from '../regression/same-run.ts'
import type { TargetDefinition } from '../targets/target.ts'
import { verdict } from '../verdict.ts'
import { suite } from '../version.ts'
import { Hand, share } from './crew.ts'
import { Journal, type JournalOptions } from './journal.ts'
import type { Attempt } from './plan.ts'
import { planDigest } from './plan-digest.ts'
import type { ModuleRef, WorkerData } from './protocol.ts'
import { nothingKept } from './read-journal.ts'
import { unplayed } from './unplayed.ts'

export interface RunOptions {
  readonly definition: TargetDefinition
  readonly target: ModuleRef
  readonly scenarios: ModuleRef
  /** As given on the command line, for the record. */
  readonly files: { readonly target: string | null; readonly scenarios: string | null }
  readonly attempts: readonly Attempt[]
  /** Which shard of a plan they are, and what the run would be without shards; `null`: they are the plan. */
  readonly part: {
    readonly shard: string
    readonly whole: { readonly attempts: readonly Attempt[]; readonly command: string }
  } | null
  readonly weaken: readonly string[]
  readonly seed: number
  readonly workers: number
  readonly port: number
  readonly answerTimeoutMs: number
  /** `null` keeps none. */
  readonly journal: JournalOptions | null
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
  const begun = performance.now()
  const { attempts, definition } = options
  const finished = new Map<string, AttemptRecord>()
  for (const attempt of attempts)
    if (attempt.inapplicable !== null) finished.set(attempt.id, inapplicable(attempt, attempt.inapplicable))
  const facts = factsOf(options)
  const journal = options.journal === null ? null : Journal.open(options.journal, facts)
  const kept = journal?.kept ?? nothingKept
  const elapsedMs = () => Math.round(kept.elapsedMs + performance.now() - begun)
  const judge = (attempt: Attempt, phases: readonly Evidence[]): AttemptRecord => {
    const judged = verdict(phases, definition.facts)
    journal?.keepVerdict(attempt.id, judged)
    return attemptRecord(attempt, phases, judged)
  }
  for (const attempt of attempts) {
    const [phases, judged] = [kept.evidence.get(attempt.id), kept.verdicts.get(attempt.id)]
    if (phases === undefined) continue
    finished.set(attempt.id, judged === undefined ? judge(attempt, phases) : attemptRecord(attempt, phases, judged))
  }
  const remaining = attempts.filter(({ id }) => !finished.has(id))
  let { origin } = kept
  const record = (complete: boolean): RunRecord => ({
    ...facts,
    target: { ...facts.target, origin },
    startedDateTime: kept.startedDateTime ?? facts.startedDateTime,
    time: elapsedMs(),
    complete,
    attempts: attempts.flatMap(({ id }) => finished.get(id) ?? []),
  })
  let silent = [...kept.evidence.values()].reduce((count, phases) => (isSilent(phases) ? count + 1 : 0), 0)
  const hands: Hand[] = []
  try {
    const crew = remaining.length === 0 ? [] : await hire(options, Math.min(options.workers, remaining.length))
    hands.push(...crew)
    const origins = await Promise.all(crew.map((hand) => hand.carryOut({ do: 'start', weaken: options.weaken })))
    origin = origins[0]?.origin ?? origin
    journal?.keepOrigin(origin)
    for (const one of origins)
      if (options.port !== 0 && new URL(one.origin).port !== String(options.port)) options.moved(one.origin)
    await share(crew, remaining, async (hand, attempt) => {
      if (options.stop.aborted) return
      const phases =
        silent >= patience ? [notTried()] : (await hand.carryOut({ do: 'attempt', id: attempt.id, seed: options.seed })).phases
      journal?.keepEvidence(attempt.id, phases, elapsedMs())
      const judged = judge(attempt, phases)
      silent = isSilent(phases) ? silent + 1 : 0
      finished.set(attempt.id, judged)
      options.progress(judged, finished.size, attempts.length)
    })
    return { record: runRecordSchema.parse(record(finished.size === attempts.length)), crash: null }
  } catch (error) {
    if (error instanceof ConfigError || !(error instanceof Error)) throw error
    return { record: record(false), crash: error }
  } finally {
    await Promise.all(hands.map((hand) => hand.dismiss()))
    journal?.close()
  }
}

/** What is known of the record before anything is carried out. */
function factsOf({ definition, attempts, weaken, files, seed, command, part }: RunOptions): RunFacts {
  const checksOf = (some: readonly Attempt[]) => some.map(({ id }) => id)
  return {
    format: 'stepproof-run',
    version: 1,
    suite,
    target: { facts: definition.facts, origin: '', weakened: weaken, file: files.target },
    scenarios: files.scenarios,
    seed,
    command,
    startedDateTime: new Date().toISOString(),
    time: 0,
    complete: false,
    checks: checksOf(attempts),
    plan: planDigest(part?.whole.attempts ?? attempts),
    part:
      part === null
        ? null
        : { shards: [part.shard], whole: { checks: checksOf(part.whole.attempts), command: part.whole.command } },
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
  const { id, round, scenario, surface, variant } = attempt
  const { title, story, class: classId, seen, requirements } = scenario
  return {
    id,
    round,
    scenario: scenario.id,
    title,
    story,
    class: classId,
    source: scenario.source ?? null,
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

/** Whether the target gave no usable answer in it. */
function isSilent(phases: readonly Evidence[]): boolean {
  return phases.some(({ failure }) => failure?.kind === 'target')
}

function notTried(): Evidence {
  const says = `not tried: the target gave no usable answer in the last ${patience} attempts`
  return unplayed('honest', null, { kind: 'target', says })
}
