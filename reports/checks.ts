/**
 * The checks of a run, each with what it comes to. That is more than verdicts: a breach may be on the list of known findings, and what
 * was planned may not have been tested.
 */
import type { AttemptRecord, KnownFinding, RunRecord, VerdictKind } from '../harness/record.ts'
import { summarise } from './run-summary.ts'
import { worstFirst } from './verdict-order.ts'

export type Standing = VerdictKind | 'known' | 'not-tested'

/** `known` is a breach that somebody answers for; `not-tested` is worse than any proof of defence. */
export const standingsWorstFirst: readonly Standing[] = worstFirst.flatMap((kind): Standing[] => {
  if (kind === 'breached') return [kind, 'known']
  return kind === 'inconclusive' ? [kind, 'not-tested'] : [kind]
})

export interface Check {
  /** Id of the attempt. */
  readonly id: string
  readonly scenario: string
  readonly standing: Standing
  /** Why, in a sentence. */
  readonly says: string
  /** `null` when it was not tested. */
  readonly attempt: AttemptRecord | null
}

/** The attempts of the record in its order, then what was planned and not tested. */
export function checksOf(record: RunRecord): readonly Check[] {
  const { notRun } = summarise(record)
  return [
    ...record.attempts.map(checkOf),
    ...notRun.map(
      (id): Check => ({
        id,
        scenario: scenarioOf(id),
        standing: 'not-tested',
        says: 'planned, but not tested: the run ended before',
        attempt: null,
      }),
    ),
  ]
}

/** The checks of each scenario, in the order in which scenarios first occur. */
export function checksByScenario(record: RunRecord): ReadonlyMap<string, readonly Check[]> {
  return Map.groupBy(checksOf(record), ({ scenario }) => scenario)
}

/** The first attempt of a scenario, which says what the scenario is; `null` when none of its checks was tested. */
export function firstAttempt(checks: readonly Check[]): AttemptRecord | null {
  return checks.find(({ attempt }) => attempt !== null)?.attempt ?? null
}

export function worstStanding(checks: readonly Check[]): Standing {
  return standingsWorstFirst.find((standing) => checks.some((check) => check.standing === standing)) ?? 'not-tested'
}

/** Breached, whether or not somebody answers for it. */
export function isBreached({ standing }: Check): boolean {
  return standing === 'breached' || standing === 'known'
}

/** There is evidence, and it was looked at. */
export function isJudged(check: Check): boolean {
  return isBreached(check) || check.standing === 'inconclusive' || check.standing === 'defended'
}

export function knownText({ owner, reason, expires }: KnownFinding): string {
  return `known finding, until ${expires}, ${owner} answers for it: ${reason}`
}

function checkOf(attempt: AttemptRecord): Check {
  const { id, scenario, verdict, known } = attempt
  const base = { id, scenario, attempt }
  if (verdict.kind !== 'breached') return { ...base, standing: verdict.kind, says: verdict.reason }
  const objection = verdict.violations[0]?.says ?? attempt.title
  if (known === null) return { ...base, standing: 'breached', says: objection }
  return { ...base, standing: 'known', says: `${knownText(known)}. ${objection}` }
}

/** `scenario[surface,variant]` without the brackets. */
function scenarioOf(id: string): string {
  const bracket = id.lastIndexOf('[')
  return bracket < 0 ? id : id.slice(0, bracket)
}
