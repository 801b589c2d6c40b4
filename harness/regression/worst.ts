/** What each check came to over all its rounds: the worst counts. */
import { type AttemptRecord, type VerdictKind, worstFirst } from '../record.ts'
import { roundOf } from '../rounds.ts'

export interface Result {
  readonly kind: VerdictKind
  /** It is breached, and all its breaches are known findings. */
  readonly known: boolean
}

/** By id of the first round, in the order of the record. */
export function worstByCheck(attempts: readonly Pick<AttemptRecord, 'id' | 'verdict' | 'known'>[]): ReadonlyMap<string, Result> {
  const rounds = Map.groupBy(attempts, ({ id }) => roundOf(id).check)
  return new Map([...rounds].map(([check, group]) => [check, worstOf(group)]))
}

function worstOf(group: readonly Pick<AttemptRecord, 'verdict' | 'known'>[]): Result {
  const kind = worstFirst.find((one) => group.some(({ verdict }) => verdict.kind === one)) ?? 'not-applicable'
  const breached = group.filter(({ verdict }) => verdict.kind === 'breached')
  return { kind, known: breached.length > 0 && breached.every(({ known }) => known !== null) }
}
