/** Puts records of one run together. Their order, grouping and repetition make no difference to what comes out. */
import { ConfigError } from '../errors.ts'
import { type AttemptRecord, type RunRecord, worstFirst } from '../record.ts'
import { wholeCommand, wholePlan, whyAnotherRun } from './same-run.ts'

export interface Named {
  /** Where it is from, for messages. */
  readonly name: string
  readonly record: RunRecord
}

/**
 * Complete when every attempt of the plan is in one of them. Of an attempt that is in several, the worst verdict stays.
 * @throws ConfigError naming the two that are not of one run, and why
 */
export function merge([first, ...others]: readonly [Named, ...Named[]]): RunRecord {
  for (const other of others) {
    const reason = whyAnotherRun(first.record, other.record)
    if (reason !== null) throw new ConfigError(`${first.name} and ${other.name} are of different runs: ${reason}`)
  }
  const records = [first, ...others].map(({ record }) => record)
  const checks = wholePlan(first.record)
  const command = smallest(records.map(wholeCommand))
  const found = worstById(records)
  const attempts = checks.flatMap((id) => found.get(id) ?? [])
  const complete = attempts.length === checks.length
  const shards = [...new Set(records.flatMap(({ part }) => part?.shards ?? []))].sort()
  const origins = records.map(({ target }) => target.origin).filter((origin) => origin !== '')
  return {
    ...first.record,
    target: {
      ...first.record.target,
      weakened: smallest(records.map(({ target }) => target.weakened)),
      origin: origins.length === 0 ? '' : smallest(origins),
    },
    command,
    ...span(records),
    complete,
    checks,
    part: complete || shards.length === 0 ? null : { shards, whole: { checks, command } },
    attempts,
  }
}

/** From the first start to the last end. */
function span(records: readonly RunRecord[]): Pick<RunRecord, 'startedDateTime' | 'time'> {
  const startedDateTime = smallest(records.map((record) => record.startedDateTime))
  const ends = records.map((record) => Date.parse(record.startedDateTime) + record.time)
  return { startedDateTime, time: Math.max(...ends) - Date.parse(startedDateTime) }
}

function worstById(records: readonly RunRecord[]): ReadonlyMap<string, AttemptRecord> {
  const found = new Map<string, AttemptRecord>()
  for (const attempt of records.flatMap(({ attempts }) => attempts)) {
    const other = found.get(attempt.id)
    found.set(attempt.id, other === undefined ? attempt : worse(other, attempt))
  }
  return found
}

/** Among equally bad ones any will do, so long as it is always the same. */
function worse(a: AttemptRecord, b: AttemptRecord): AttemptRecord {
  const rank = ({ verdict }: AttemptRecord) => worstFirst.indexOf(verdict.kind)
  return rank(a) === rank(b) ? smallest([a, b]) : rank(a) < rank(b) ? a : b
}

/** The first in the order of their JSON. */
function smallest<T>(values: readonly [T, ...T[]] | readonly T[]): T {
  return values.reduce((least, value) => (JSON.stringify(value) < JSON.stringify(least) ? value : least))
}
