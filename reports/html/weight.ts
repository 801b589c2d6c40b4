/** What a verdict rests on: the phases and the exchanges that are shown in the open, when not all can be. */
import type { AttemptRecord, Evidence } from '../../harness/record.ts'

/** A breach may rest on very many. */
const mostExchanges = 3

/** The attack, a phase that failed, and where nothing objected to the attack, a phase that was objected to. */
export function matters(evidence: Evidence, { verdict }: AttemptRecord): boolean {
  if (evidence.phase === 'attack' || evidence.failure !== null) return true
  if (verdict.kind !== 'breached') return false
  const objected = new Set(verdict.violations.map(({ phase }) => phase))
  return objected.has(evidence.phase) && !objected.has('attack')
}

/** Ids of exchanges in the phases that matter: cited ones, else what ended the attack, or the flow where it failed. */
export function keyExchanges(attempt: AttemptRecord): ReadonlySet<string> {
  const { verdict } = attempt
  const phases = attempt.phases.filter((evidence) => matters(evidence, attempt))
  const cited =
    verdict.kind === 'breached'
      ? phases.flatMap(({ phase }) =>
          verdict.violations.filter((one) => one.phase === phase).flatMap(({ exchanges }) => exchanges),
        )
      : []
  return new Set([...new Set(cited.length > 0 ? cited : phases.flatMap(endingExchanges))].slice(0, mostExchanges))
}

function endingExchanges({ steps, decided, failure }: Evidence): readonly string[] {
  const last = failure !== null ? [steps.at(-1)] : decided.map((index) => steps[index])
  return last.flatMap((step) => step?.exchanges.at(-1) ?? [])
}
