/** The begun factor that this visit may finish. */
import { personOf, type Visit } from '../gateway/visit.ts'
import type { EnrolmentOptions } from './enrolment-options.ts'
import { holderOf } from './holder.ts'
import { type FactorKind, findPendingFactor, type PendingFactor } from './pending-factors.ts'

/** `undefined` also for somebody else's: it looks like one that isn't there. */
export function ownPending(
  { database, defences }: EnrolmentOptions,
  visit: Visit,
  id: string,
  kind: FactorKind,
): PendingFactor | undefined {
  const pending = findPendingFactor(database, id, kind)
  const finisher = { person: personOf(visit), holder: holderOf(visit), nowMs: visit.nowMs }
  return pending !== undefined && defences.checkPendingFactor(pending, finisher) ? pending : undefined
}
