/** What a run and a kill matrix hold for one requirement: its scenarios, their attempts, and weaknesses that show that these can fail. */
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { AttemptRecord, KnownFinding, RunRecord, VerdictKind, Violation } from '../../harness/record.ts'
import { type Catalogue, isTestedBy, type Requirement } from '../catalogues/index.ts'

/** An attempt that the whole library makes on the target, whether the run made it or not. */
export type PlannedAttempt = Pick<AttemptRecord, 'id' | 'scenario' | 'title' | 'class' | 'requirements'>

export interface AttemptEvidence {
  readonly id: string
  readonly verdict: VerdictKind | 'not-run'
  /** Why it was judged so; of a breach, the first objection. */
  readonly says: string
  /** What oracles objected to, with the exchanges that show it; empty unless breached. */
  readonly violations: readonly Violation[]
  /** Set while the breach is a known finding; it stays a breach. */
  readonly known: KnownFinding | null
}

export interface ScenarioEvidence {
  readonly id: string
  readonly title: string
  readonly class: string
  readonly attempts: readonly AttemptEvidence[]
}

/** A weakness that was planted on purpose, and that a scenario of its class noticed for the right reason. */
export interface CaughtWeakness {
  readonly id: string
  readonly title: string
  readonly class: string
  readonly cwe: string
  /** Ids of the attempts that noticed it. */
  readonly caughtBy: readonly string[]
}

/** In the order of the library; attempts of the record that it does not have come last. */
export function scenariosFor(
  catalogue: Catalogue,
  requirement: Requirement,
  record: RunRecord,
  planned: readonly PlannedAttempt[],
): readonly ScenarioEvidence[] {
  const known = new Set(planned.map(({ id }) => id))
  const made = new Map(record.attempts.map((attempt) => [attempt.id, attempt]))
  const all: readonly PlannedAttempt[] = [...planned, ...record.attempts.filter(({ id }) => !known.has(id))]
  const own = all.filter((attempt) => isTestedBy(catalogue, requirement, attempt))
  return [...Map.groupBy(own, ({ scenario }) => scenario)].flatMap(([id, [first, ...more]]) =>
    first === undefined
      ? []
      : [
          {
            id,
            title: first.title,
            class: first.class,
            attempts: [first, ...more].map((one) => evidenceOf(one.id, made.get(one.id))),
          },
        ],
  )
}

function evidenceOf(id: string, attempt: AttemptRecord | undefined): AttemptEvidence {
  if (attempt === undefined) return { id, verdict: 'not-run', says: 'it is not in the record', violations: [], known: null }
  const { verdict, known } = attempt
  if (verdict.kind !== 'breached') return { id, verdict: verdict.kind, says: verdict.reason, violations: [], known }
  return { id, verdict: 'breached', says: verdict.violations[0]?.says ?? '', violations: verdict.violations, known }
}

export function weaknessesFor(scenarios: readonly ScenarioEvidence[], matrix: KillMatrix): readonly CaughtWeakness[] {
  const ids = new Set(scenarios.map(({ id }) => id))
  return matrix.rows.flatMap(({ weakness, result, cells }) => {
    const caughtBy = cells
      .filter(({ noticed, scenario }) => noticed === 'rightly' && ids.has(scenario))
      .map(({ attempt }) => attempt)
    const { breaks: _breaks, ...facts } = weakness
    return result === 'caught' && caughtBy.length > 0 ? [{ ...facts, caughtBy }] : []
  })
}
