/** Verdicts once more, from the recorded evidence with the oracles of today. */
import { isDeepStrictEqual } from 'node:util'
import type { AttemptRecord, RunRecord, TargetFacts, Verdict } from './record.ts'
import { verdict } from './verdict.ts'

export interface Difference {
  /** Id of the attempt. */
  readonly id: string
  readonly before: Verdict
  readonly now: Verdict
}

export interface Rejudged {
  /** The record with the verdicts of today. */
  readonly record: RunRecord
  /** In the order of the record; empty when every verdict is what it was, to the word. */
  readonly differences: readonly Difference[]
}

export function rejudge(record: RunRecord): Rejudged {
  const attempts = record.attempts.map((attempt) => judgedAgain(attempt, record.target.facts))
  const differences = record.attempts.flatMap(({ id, verdict: before }, index): Difference[] => {
    const now = attempts[index]?.verdict ?? before
    return isDeepStrictEqual(before, now) ? [] : [{ id, before, now }]
  })
  return { record: { ...record, attempts }, differences }
}

/** What is not applicable has no evidence to judge. A finding is only known as long as there is one. */
function judgedAgain(attempt: AttemptRecord, facts: TargetFacts): AttemptRecord {
  if (attempt.verdict.kind === 'not-applicable' && attempt.phases.length === 0) return attempt
  const now = verdict(attempt.phases, facts)
  return { ...attempt, verdict: now, known: now.kind === 'breached' ? attempt.known : null }
}
