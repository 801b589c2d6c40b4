/** Known findings: which breaches of a record are known, and which entries of the list are not true any more. */
import type { KnownEntry } from '../config.ts'
import type { AttemptRecord, RunRecord } from '../record.ts'
import { roundOf } from '../rounds.ts'
import type { Problem } from './problem.ts'

export interface KnownOptions {
  readonly entries: readonly KnownEntry[]
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** Ids of all checks that there are: an entry is out of date only when all of its checks have run. */
  readonly checks: readonly string[]
  /** Where the list stands, for messages. */
  readonly file: string
}

/** An attempt is known when every objection to it is, by an entry that has not expired. */
export function withKnown(
  record: RunRecord,
  options: KnownOptions,
): { readonly record: RunRecord; readonly problems: Problem[] } {
  const live = options.entries.filter(({ expires }) => expires >= options.today)
  const attempts = record.attempts.map((attempt) => ({ ...attempt, known: knownBy(live, attempt) }))
  const problems = options.entries.flatMap((entry) => {
    const says = live.includes(entry) ? goneReason(entry, attempts, options) : expiredReason(entry, attempts, options)
    return says === null ? [] : [{ outcome: 'breached' as const, says }]
  })
  return { record: { ...record, attempts }, problems }
}

function knownBy(live: readonly KnownEntry[], attempt: AttemptRecord): AttemptRecord['known'] {
  if (attempt.verdict.kind !== 'breached') return null
  const entries = attempt.verdict.violations.map(({ oracle }) => live.find((entry) => covers(entry, attempt.id, oracle)))
  const [first] = entries.toSorted((a, b) => ((a?.expires ?? '') < (b?.expires ?? '') ? -1 : 1))
  if (first === undefined || entries.includes(undefined)) return null
  const { owner, reason, expires } = first
  return { owner, reason, expires }
}

function covers(entry: KnownEntry, id: string, oracle: string): boolean {
  return isAbout(entry, id) && (entry.oracle === undefined || entry.oracle === oracle)
}

/** @param id of an attempt, in whichever round */
export function isAbout({ attempt, scenario }: KnownEntry, id: string): boolean {
  return attempt === undefined ? id.startsWith(`${scenario}[`) : roundOf(id).check === attempt
}

function expiredReason(entry: KnownEntry, attempts: readonly AttemptRecord[], options: KnownOptions): string | null {
  if (!attempts.some((attempt) => shows(attempt, entry))) return goneReason(entry, attempts, options)
  return `the known finding ${named(entry)} expired on ${entry.expires} and is still there: have it mended (owner: ${entry.owner}), or give it another date in ${options.file}`
}

/** Said only when all checks that the entry is about were judged, and none shows it. */
function goneReason(entry: KnownEntry, attempts: readonly AttemptRecord[], { checks, file }: KnownOptions): string | null {
  const about = attempts.filter(({ id }) => isAbout(entry, id))
  const made = new Set(about.map(({ id }) => roundOf(id).check))
  const all = checks.filter((id) => isAbout(entry, id)).every((id) => made.has(roundOf(id).check))
  const kinds = new Set(about.map(({ verdict }) => verdict.kind))
  const judged = all && !kinds.has('inconclusive') && (kinds.has('defended') || kinds.has('breached'))
  if (!judged || about.some((attempt) => shows(attempt, entry))) return null
  return `the known finding ${named(entry)} is no longer there: take it out of ${file} (owner: ${entry.owner})`
}

function shows({ id, verdict }: AttemptRecord, entry: KnownEntry): boolean {
  return verdict.kind === 'breached' && verdict.violations.some(({ oracle }) => covers(entry, id, oracle))
}

function named({ attempt, scenario, oracle }: KnownEntry): string {
  return `${attempt ?? scenario}${oracle === undefined ? '' : ` (${oracle})`}`
}
