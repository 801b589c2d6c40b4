/** What a run covered and what it did not: the first thing that a reader of a report on requirements has to know. */
import { createHash } from 'node:crypto'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { KnownFinding, RunRecord } from '../../harness/record.ts'
import { type Catalogue, findRequirement } from '../catalogues/index.ts'
import type { PlannedAttempt } from './evidence-for.ts'

export interface Scope {
  readonly target: { readonly name: string; readonly origin: string; readonly file: string | null }
  readonly surfaces: readonly string[]
  readonly suite: { readonly name: string; readonly version: string }
  /** The file that the scenarios are from; `null` for the library. */
  readonly scenarios: string | null
  readonly seed: number
  readonly command: string
  readonly startedDateTime: string
  /** `virtual`: scenarios moved the clock of the target instead of waiting. */
  readonly clock: 'virtual' | 'of the target'
  /** Weaknesses that were planted on purpose. */
  readonly weakened: readonly string[]
  /** `false` when the run was cut short. */
  readonly complete: boolean
  /** Attempts that the whole library makes on the target, and those of them that were made and judged. */
  readonly planned: number
  readonly judged: number
  /** Scenarios with attempts that are missing from the record. */
  readonly notRun: readonly { readonly scenario: string; readonly attempts: readonly string[] }[]
  /** Attempts that the target gives no occasion for, by reason. */
  readonly notApplicable: readonly { readonly reason: string; readonly attempts: readonly string[] }[]
  readonly known: readonly (KnownFinding & { readonly attempt: string })[]
  /** SHA-256 over the ids of the judged attempts, one a line, so that two reports can be compared: the same hash, the same checks. */
  readonly checksHash: string
  /** What shows that the attacks can succeed; `null` when nothing was given. */
  readonly matrix: {
    readonly suite: string
    readonly target: string
    readonly seed: number
    readonly startedDateTime: string
    readonly complete: boolean
    readonly planted: number
    readonly caught: number
  } | null
  /** What scenarios cite of this catalogue, and it does not have. */
  readonly unknownCitations: readonly string[]
}

export function scopeOf(
  record: RunRecord,
  matrix: KillMatrix | null,
  planned: readonly PlannedAttempt[],
  { id }: Catalogue,
): Scope {
  const { target, suite, scenarios, seed, command, startedDateTime, complete } = record
  const made = new Set(record.attempts.map((attempt) => attempt.id))
  const ids = new Set([...planned.map((one) => one.id), ...record.checks, ...made])
  const judged = record.attempts.filter(({ verdict }) => verdict.kind !== 'not-applicable').map((attempt) => attempt.id)
  const missing = [...ids].filter((one) => !made.has(one))
  const inapplicable = record.attempts.flatMap(({ id: attempt, verdict }) =>
    verdict.kind === 'not-applicable' ? [{ attempt, reason: verdict.reason }] : [],
  )
  const cited = [...planned, ...record.attempts].flatMap((one) => one.requirements).filter((one) => one.startsWith(`${id}:`))
  return {
    target: { name: target.facts.name, origin: target.origin, file: target.file },
    surfaces: target.facts.surfaces,
    suite,
    scenarios,
    seed,
    command,
    startedDateTime,
    clock: target.facts.capabilities.includes('clock') ? 'virtual' : 'of the target',
    weakened: target.weakened,
    complete,
    planned: ids.size,
    judged: judged.length,
    notRun: [...Map.groupBy(missing, scenarioOf)].map(([scenario, attempts]) => ({ scenario, attempts })),
    notApplicable: [...Map.groupBy(inapplicable, ({ reason }) => reason)].map(([reason, list]) => ({
      reason,
      attempts: list.map(({ attempt }) => attempt),
    })),
    known: record.attempts.flatMap(({ id: attempt, known }) => (known === null ? [] : [{ attempt, ...known }])),
    checksHash: createHash('sha256').update(judged.join('\n')).digest('hex'),
    matrix: matrix === null ? null : matrixFacts(matrix),
    unknownCitations: [...new Set(cited.filter((one) => findRequirement(one) === undefined))],
  }
}

/** `class/name[surface]` is an attempt of `class/name`. */
function scenarioOf(attempt: string): string {
  return attempt.replace(/\[[^[]*$/, '')
}

function matrixFacts({ suite, target, seed, startedDateTime, complete, rows }: KillMatrix): Scope['matrix'] {
  const caught = rows.filter(({ result }) => result === 'caught').length
  return { suite: `${suite.name} ${suite.version}`, target, seed, startedDateTime, complete, planted: rows.length, caught }
}
