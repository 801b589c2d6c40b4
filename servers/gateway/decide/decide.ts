/** Continue, challenge, refuse or end: the one place where a request is judged against the policy of its route. */
import type { Details } from '../../details.ts'
import type { Level } from '../../levels.ts'
import type { Database } from '../../store/database.ts'
import { findById } from '../../store/people.ts'
import { touchElevation } from '../context/sessions.ts'
import type { Defences } from '../defences.ts'
import type { Policy } from '../policy.ts'
import { type Approval, personOf, type Visit } from '../visit.ts'

export type Decision =
  | { readonly kind: 'continue'; readonly reason: string }
  | {
      readonly kind: 'challenge'
      readonly reason: string
      readonly level: Level
      readonly maxAgeSeconds: number | null
      readonly details: Details
    }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403 | 404 | 405 | 409; readonly reason: string }
  | { readonly kind: 'end'; readonly reason: string }

export async function decide(database: Database, defences: Defences, policy: Policy, visit: Visit): Promise<Decision> {
  if (policy.kind === 'open') return { kind: 'continue', reason: 'open to anybody' }
  const { identity } = visit
  if (identity.kind === 'nobody') return { kind: 'refuse', status: 401, reason: 'not signed in' }
  if (identity.kind === 'rejected') {
    return identity.ended ? { kind: 'end', reason: identity.reason } : { kind: 'refuse', status: 401, reason: identity.reason }
  }
  if (policy.kind === 'signed-in') return { kind: 'continue', reason: 'signed in' }
  return decideStepUp(database, defences, policy, visit, identity.approvals)
}

async function decideStepUp(
  database: Database,
  defences: Defences,
  policy: Extract<Policy, { kind: 'step-up' }>,
  visit: Visit,
  approvals: readonly Approval[],
): Promise<Decision> {
  if (policy.administrators && findById(database, personOf(visit))?.role !== 'administrator') {
    return { kind: 'refuse', status: 403, reason: 'for administrators only' }
  }
  const details = policy.details(visit)
  if ('status' in details) return { kind: 'refuse', ...details }
  const demand = { level: policy.level, maxAgeSeconds: policy.maxAgeSeconds, details }
  const challenge = (reason: string): Decision => ({ kind: 'challenge', reason, ...demand })

  const concerned = approvals.filter((approval) => concernsSame(approval.details, details))
  if (concerned.length === 0) return challenge('no approval for this')
  const strong = concerned.filter((approval) => defences.checkLevel(approval, policy.level))
  if (strong.length === 0) return challenge('the level is too low')
  const fresh = strong.filter((approval) => defences.checkFreshness(approval, policy.maxAgeSeconds, visit.nowMs))
  if (fresh.length === 0) return challenge('the proof is too old')
  const approval = fresh.find((candidate) => defences.checkElevationAddress(candidate, visit.address))
  if (approval === undefined) return challenge('the proof was given at another address')

  if (!defences.approvalCovers(approval.details, details)) {
    await defences.spendApproval(database, approval, visit.nowMs)
    return { kind: 'refuse', status: 403, reason: 'this is not what was approved' }
  }
  if (policy.once && !(await defences.spendApproval(database, approval, visit.nowMs))) {
    return { kind: 'refuse', status: 403, reason: 'the approval was used already' }
  }
  touchElevation(database, approval, visit.nowMs)
  return { kind: 'continue', reason: `approved at level ${approval.level}` }
}

/** The same operation, and for a transfer the same proposal: terms are compared later, by a defence. */
function concernsSame(approved: Details, requested: Details): boolean {
  if (approved.operation !== requested.operation) return false
  return approved.operation !== 'transfer' || requested.operation !== 'transfer' || approved.proposal === requested.proposal
}
