/** Continue, challenge, refuse or end: the one place where a request is judged against the policy of its route. */
import type { Details } from '../../details.ts'
import type { Level } from '../../levels.ts'
import type { Database } from '../../store/database.ts'
import { findById } from '../../store/people.ts'
import { endSession, touchElevation } from '../context/sessions.ts'
import type { Defences } from '../defences.ts'
import type { DeviceProof, Grant, Policy, Refusal, StepUp } from '../policy.ts'
import { personOf, type Visit } from '../visit.ts'

export type Decision =
  | { readonly kind: 'continue'; readonly reason: string; readonly grant?: Grant }
  | {
      readonly kind: 'challenge'
      readonly reason: string
      readonly level: Level
      readonly maxAgeSeconds: number | null
      readonly details: Details
    }
  | { readonly kind: 'refuse'; readonly status: 401 | 405 | 503 | Refusal['status']; readonly reason: string }
  | { readonly kind: 'end'; readonly reason: string }

/** What a step-up route is asked for; `null` where nobody is there to approve anything. */
export type Asked = Details | Refusal | null

/** 403 before anything is looked up: whoever may not act does not learn what is there. */
export function askedOf(database: Database, policy: Policy, visit: Visit): Asked {
  if (policy.kind !== 'step-up' || (visit.identity.kind !== 'session' && visit.identity.kind !== 'token')) return null
  if (policy.administrators && findById(database, personOf(visit))?.role !== 'administrator') {
    return { status: 403, reason: 'for administrators only' }
  }
  return policy.details(visit)
}

export async function decide(
  database: Database,
  defences: Defences,
  policy: Policy,
  visit: Visit,
  asked: Asked,
  deviceProof?: DeviceProof,
): Promise<Decision> {
  if (policy.kind === 'open') return { kind: 'continue', reason: 'open to anybody' }
  const { identity, risk } = visit
  if (identity.kind === 'nobody') return { kind: 'refuse', status: 401, reason: 'not signed in' }
  if (identity.kind === 'rejected') {
    return identity.ended ? { kind: 'end', reason: identity.reason } : { kind: 'refuse', status: 401, reason: identity.reason }
  }
  if (risk.band === 'extreme') {
    if (identity.kind === 'token') return { kind: 'refuse', status: 401, reason: 'the risk is too high' }
    endSession(database, identity.session.id)
    return { kind: 'end', reason: 'the risk is too high' }
  }
  if (policy.kind === 'signed-in') return { kind: 'continue', reason: 'signed in' }
  if (asked === null) return { kind: 'refuse', status: 401, reason: 'not signed in' }
  if ('status' in asked) return { kind: 'refuse', ...asked }
  if (deviceProof !== 'none' && identity.kind === 'session' && !defences.requireDeviceKey(identity.session)) {
    return { kind: 'refuse', status: 403, reason: 'this device has shown no key: sign in again' }
  }
  return decideStepUp(database, defences, policy, visit, asked)
}

async function decideStepUp(
  database: Database,
  defences: Defences,
  policy: StepUp,
  visit: Visit,
  details: Details,
): Promise<Decision> {
  const declared = typeof policy.level === 'function' ? policy.level(visit) : policy.level
  const level = defences.levelAtRisk(declared, visit.risk)
  const { maxAgeSeconds } = policy
  const challenge = (reason: string): Decision => ({ kind: 'challenge', reason, level, maxAgeSeconds, details })

  const exemption = visit.risk.band === 'low' ? (policy.exemption?.(visit, details) ?? null) : null
  if (exemption !== null) return { kind: 'continue', reason: exemption, grant: { details, approval: null, exemption } }

  const approvals = visit.identity.kind === 'session' || visit.identity.kind === 'token' ? visit.identity.approvals : []
  const concerned = approvals.filter((approval) => defences.approvalConcerns(approval.details, details))
  if (concerned.length === 0) return challenge('no approval for this')
  const strong = concerned.filter((approval) => defences.checkLevel(approval, level))
  if (strong.length === 0) return challenge('the level is too low')
  const named = strong.filter((approval) => defences.checkMethod(approval))
  if (named.length === 0) return challenge('another factor is demanded')
  const fresh = named.filter((approval) => defences.checkFreshness(approval, maxAgeSeconds, visit.nowMs))
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
  return { kind: 'continue', reason: `approved at level ${approval.level}`, grant: { details, approval, exemption: null } }
}
