/** What changed between two runs, check by check. A check that is gone is a change too: what it guarded is unguarded. */
import type { Changes } from '../changes-record.ts'
import type { AttemptRecord, RunRecord, VerdictKind } from '../record.ts'
import { worstByCheck } from './worst.ts'

export interface Baseline {
  readonly file: string
  readonly record: Pick<RunRecord, 'suite' | 'seed' | 'startedDateTime'>
  /** Those that the new run was to make as well: when it was told to leave out some, they are left out here. */
  readonly attempts: readonly Pick<AttemptRecord, 'id' | 'verdict' | 'known'>[]
}

/** In the order of the baseline, then of the new record. Rounds of a check count as one, the worst of them. */
export function compare({ file, record, attempts }: Baseline, now: Pick<RunRecord, 'attempts'>): Changes {
  const { suite, seed, startedDateTime } = record
  const [before, after] = [worstByCheck(attempts), worstByCheck(now.attempts)]
  const pairs = [...new Set([...before.keys(), ...after.keys()])].map((id) => ({
    id,
    before: before.get(id)?.kind ?? null,
    now: after.get(id)?.kind ?? null,
  }))
  const ids = (belongs: (pair: Pair) => boolean) => pairs.filter(belongs).map(({ id }) => id)
  return {
    baseline: { file, suite, seed, startedDateTime },
    newlyBreached: ids(isNewBreach),
    fixed: ids(isFixed),
    noLongerJudged: ids(isNoLongerJudged),
    added: ids((pair) => pair.before === null),
    otherwise: pairs.flatMap((pair) => {
      if (pair.before === null || pair.now === null || pair.before === pair.now) return []
      return isNewBreach(pair) || isFixed(pair) || isNoLongerJudged(pair)
        ? []
        : [{ id: pair.id, before: pair.before, now: pair.now }]
    }),
  }
}

interface Pair {
  /** `null`: it is not in that record. */
  readonly before: VerdictKind | null
  readonly now: VerdictKind | null
}

function isNewBreach({ before, now }: Pair): boolean {
  return now === 'breached' && before !== 'breached'
}

function isFixed({ before, now }: Pair): boolean {
  return before === 'breached' && now === 'defended'
}

/** One that could not be judged before either is missed only when it is not even tried any more. */
function isNoLongerJudged({ before, now }: Pair): boolean {
  if (before === 'inconclusive') return now === null || now === 'not-applicable'
  if (before !== 'breached' && before !== 'defended') return false
  return now !== 'breached' && now !== 'defended'
}
