/** What a run comes to, in one sentence and a few numbers, so that every report says the same. */
import type { RunRecord } from '../harness/record.ts'
import { countVerdicts, type VerdictCounts } from './verdict-order.ts'

export interface RunSummary {
  readonly counts: VerdictCounts
  /** How many of the breached attempts are known findings. */
  readonly known: number
  /** Attempts with a verdict other than not-applicable. */
  readonly judged: number
  /** Ids of the plan without an attempt in the record. */
  readonly notRun: readonly string[]
  readonly headline: string
  /** Why the run as a whole must not pass for a success, whatever its attempts say; `null` when nothing stands against it. */
  readonly problem: string | null
}

type Extent = 'whole' | 'cut short'

export function summarise(record: RunRecord): RunSummary {
  const counts = countVerdicts(record.attempts.map((attempt) => attempt.verdict.kind))
  const known = record.attempts.filter((attempt) => attempt.known !== null).length
  const judged = counts.breached + counts.inconclusive + counts.defended
  const finished = new Set(record.attempts.map((attempt) => attempt.id))
  const notRun = record.checks.filter((id) => !finished.has(id))
  const extent = record.complete && notRun.length === 0 ? 'whole' : 'cut short'
  return {
    counts,
    known,
    judged,
    notRun,
    headline: headline(counts, known, judged, extent),
    problem: problem(record, judged, extent),
  }
}

function headline(counts: VerdictCounts, known: number, judged: number, extent: Extent): string {
  const fresh = counts.breached - known
  const besides = known === 0 ? '' : `, besides ${known} known`
  if (fresh > 0) return `${attempts(fresh)} breached the target${besides}`
  if (judged === 0) return 'Nothing was judged'
  if (known > 0) return knownHeadline(counts, known, extent)
  if (counts.inconclusive > 0) return `No breach, but ${attempts(counts.inconclusive)} inconclusive`
  if (extent === 'cut short') return `Cut short: no breach in ${attempts(judged)} so far`
  return judged === 1 ? 'The one judged attempt was defended' : `All ${judged} judged attempts were defended`
}

function knownHeadline({ inconclusive }: VerdictCounts, known: number, extent: Extent): string {
  const also = inconclusive > 0 ? `, and ${attempts(inconclusive)} inconclusive` : ''
  return `${extent === 'cut short' ? 'Cut short: no' : 'No'} breach but ${known} known${also}`
}

function problem(record: RunRecord, judged: number, extent: Extent): string | null {
  if (extent === 'cut short') {
    return `The run was cut short: ${record.attempts.length} of ${attempts(record.checks.length)} finished. What is missing was not tested.`
  }
  if (record.checks.length === 0)
    return 'Nothing was judged: the plan holds no attempt. Check the filter and the surfaces of the target.'
  if (judged === 0) return 'Nothing was judged: every attempt is not applicable. The reasons below name what the target lacks.'
  return null
}

export function attempts(count: number): string {
  return count === 1 ? '1 attempt' : `${count} attempts`
}
