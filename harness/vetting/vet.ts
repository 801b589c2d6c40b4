/**
 * Tests the tests: refuses scenarios that prove nothing. For each scenario, until it has a fault:
 * 1 what it says of itself and the text of its flows; 2 what it does on the sound target; 3 whether it notices planted weaknesses;
 * 4 where it noticed none of its class, what its attack comes to when all of them are planted at once.
 */
import { type MutateOptions, mutate } from '../mutation/mutate.ts'
import type { AttemptRecord } from '../record.ts'
import { run } from '../runner/run.ts'
import type { AnyScenario } from '../scenario.ts'
import { evidenceFaults } from './evidence-faults.ts'
import { type Finding, fault } from './finding.ts'
import { catchesOf, killFindings, missedBy } from './kill-findings.ts'
import { type Known, staticFaults } from './static-faults.ts'

export interface VetOptions extends Omit<MutateOptions, 'progress' | 'cells'> {
  /** All scenarios there are; those without an attempt are not vetted. */
  readonly library: readonly AnyScenario[]
  readonly known: Known
  /** `text`: only step 1, which starts nothing. */
  readonly depth: 'text' | 'all'
  readonly progress: (text: string) => void
}

export interface Vetted {
  readonly scenario: string
  /** `not-judged`: the target lacks what it needs, or the work was interrupted. */
  readonly result: 'accepted' | 'refused' | 'not-judged'
  readonly findings: readonly Finding[]
  /** Ids of the weaknesses that it notices; empty unless they were planted. */
  readonly catches: readonly string[]
}

export async function vet(options: VetOptions): Promise<Vetted[]> {
  const { library, depth, stop } = options
  const chosen = library.filter(({ id }) => options.attempts.some(({ scenario }) => scenario.id === id))
  const findings = new Map<AnyScenario, readonly Finding[]>()
  const sound = () => chosen.filter((one) => !isRefused(findings.get(one)))

  // 1 text
  for (const one of chosen) findings.set(one, [...staticFaults(one, options.known), ...sharedIds(one, library)])
  if (depth === 'text') return chosen.map((one) => vetted(one, findings.get(one), 'accepted', []))

  // 2 the sound target
  const records = sound().length === 0 ? [] : await played(options, attemptsOf(options, sound()), [])
  const isPlayed = ({ id }: AnyScenario) => records.some((one) => one.scenario === id && one.verdict.kind !== 'not-applicable')
  for (const one of sound()) {
    const own = records.filter(({ scenario }) => scenario === one.id)
    findings.set(one, evidenceFaults(one, own, options.definition))
  }

  // 3 planted weaknesses
  const attempts = attemptsOf(options, sound().filter(isPlayed))
  if (attempts.length === 0 || stop.aborted) return chosen.map((one) => vetted(one, findings.get(one), 'not-judged', []))
  const progress: MutateOptions['progress'] = ({ done, all, says }) => options.progress(`[${done}/${all}] planted: ${says}`)
  const matrix = await mutate({ ...options, attempts, cells: 'reached', progress })

  // 4 all weaknesses of its class at once
  const weakened: AttemptRecord[] = []
  for (const one of sound().filter(isPlayed)) {
    const missed = missedBy(one, matrix)
    if (missed.length > 0 && matrix.complete) weakened.push(...(await played(options, attemptsOf(options, [one]), missed)))
  }
  const recordsOf = (all: readonly AttemptRecord[], { id }: AnyScenario) => all.filter(({ scenario }) => scenario === id)
  return chosen.map((one) => {
    const own = attempts.filter(({ scenario, inapplicable }) => scenario.id === one.id && inapplicable === null)
    if (own.length === 0 || !matrix.complete) return vetted(one, findings.get(one), 'not-judged', [])
    const comparison = { sound: recordsOf(records, one), weakened: recordsOf(weakened, one) }
    return vetted(one, killFindings(one, own, matrix, comparison), 'accepted', catchesOf(one, matrix))
  })
}

function vetted(
  { id }: AnyScenario,
  findings: readonly Finding[] = [],
  otherwise: 'accepted' | 'not-judged',
  catches: readonly string[],
): Vetted {
  return { scenario: id, result: isRefused(findings) ? 'refused' : otherwise, findings, catches }
}

function isRefused(findings: readonly Finding[] = []): boolean {
  return findings.some(({ kind }) => kind === 'fault')
}

function sharedIds({ id }: AnyScenario, library: readonly AnyScenario[]): Finding[] {
  return library.filter((one) => one.id === id).length > 1 ? [fault('id', `another scenario is called '${id}' too`)] : []
}

function attemptsOf({ attempts }: VetOptions, scenarios: readonly AnyScenario[]): VetOptions['attempts'] {
  return attempts.filter(({ scenario }) => scenarios.includes(scenario))
}

async function played(
  options: VetOptions,
  attempts: VetOptions['attempts'],
  weaken: readonly string[],
): Promise<readonly AttemptRecord[]> {
  const { record, crash } = await run({
    ...options,
    attempts,
    weaken,
    files: { target: null, scenarios: null },
    part: null,
    journal: null,
    progress: ({ id }, done, all) => options.progress(`[${done}/${all}] played ${id}`),
    moved: () => undefined,
  })
  if (crash !== null) throw crash
  return record.attempts
}
