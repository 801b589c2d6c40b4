/** One's own factors: seeing, adding and removing them. What it takes is said here; how it is done stands in `enrolment/`. */
import { z } from 'zod'
import { type Details, detailsOf } from '../details.ts'
import { activate } from '../enrolment/activation-codes.ts'
import type { EnrolmentOptions } from '../enrolment/enrolment-options.ts'
import { holderOf, keptSession } from '../enrolment/holder.ts'
import type { FactorKind } from '../enrolment/pending-factors.ts'
import { beginPush, confirmPush } from '../enrolment/push-enrolment.ts'
import { removeFactor } from '../enrolment/remove-factors.ts'
import { beginTotp, confirmTotp } from '../enrolment/totp-enrolment.ts'
import { beginWebauthn, finishWebauthn } from '../enrolment/webauthn-enrolment.ts'
import { makeRecoveryCodes } from '../factors/recovery-codes.ts'
import { type Policy, type Refusal, type Reply, type Route, refusal, type StepUp } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import { factorsOf, findFactor, type HeldFactor, recoveryCodesLeft } from '../store/held-factors.ts'

/** What the owner calls the factor: nothing in it that could hide what is approved. */
const nameBody = z.strictObject({
  name: z
    .string()
    .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._'-]{0,38}[\p{L}\p{N}])?$/u, 'expected a short name of letters and digits'),
})
const activateBody = z.strictObject({ code: z.string().min(1).max(100) })

const signedIn: Policy = { kind: 'signed-in' }

export function factorRoutes(options: EnrolmentOptions): Route[] {
  const { database, defences } = options
  // Not `once`: the change itself ends every approval that the person has given.
  const fresh = { kind: 'step-up', maxAgeSeconds: freshSeconds, once: false, administrators: false } as const

  function enrolmentOf(kind: FactorKind): StepUp {
    const details = (visit: Visit): Details | Refusal => {
      const body = nameBody.safeParse(visit.request.body)
      if (!body.success) return { status: 400, reason: z.prettifyError(body.error) }
      const by = { person: personOf(visit), holder: holderOf(visit), nowMs: visit.nowMs }
      if (!defences.checkFirstFactor(database, by)) return { status: 403, reason: 'the activation code is needed first' }
      return detailsOf('enrol-factor', kind, { kind, name: body.data.name })
    }
    return { ...fresh, level: (visit) => defences.enrolmentLevel(database, personOf(visit)), details }
  }

  const nameOf = (visit: Visit) => nameBody.parse(visit.request.body).name

  function list(visit: Visit): Reply {
    const person = personOf(visit)
    const factors = defences.listFactors(database, person)
    return { kind: 'json', status: 200, body: { factors, recoveryCodesLeft: recoveryCodesLeft(database, person) } }
  }

  function activateAccount(visit: Visit): Reply {
    const body = activateBody.safeParse(visit.request.body)
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    const activated = activate(database, personOf(visit), body.data.code, holderOf(visit), visit.nowMs)
    return activated ? { kind: 'json', status: 200, body: { activated } } : refusal(403, 'the code is not valid')
  }

  const codesPolicy: StepUp = {
    ...fresh,
    level: (visit) => defences.recoveryCodesLevel(database, personOf(visit)),
    details: () => detailsOf('make-recovery-codes'),
  }
  function makeCodes(visit: Visit): Reply {
    const person = personOf(visit)
    const codes = makeRecoveryCodes(database, person)
    const says = 'New recovery codes were made for your account; the old ones are void'
    defences.credentialsChanged(database, { person, says, keepSession: keptSession(visit), nowMs: visit.nowMs })
    return { kind: 'json', status: 201, body: { codes } }
  }

  function ownFactor(visit: Visit): HeldFactor | Refusal {
    const factor = findFactor(database, visit.parameters.id ?? '')
    const mine = factor !== undefined && defences.checkFactorOwner(factor.person, personOf(visit))
    return mine ? factor : { status: 404, reason: 'no such factor' }
  }

  const removal: StepUp = {
    ...fresh,
    level: (visit) => {
      const factor = ownFactor(visit)
      return 'status' in factor ? 3 : defences.removalLevel(database, personOf(visit), factor.kind)
    },
    details: (visit) => {
      const factor = ownFactor(visit)
      return 'status' in factor ? factor : detailsOf('remove-factor', factor.id, { kind: factor.kind, name: factor.name ?? '' })
    },
  }
  function remove(visit: Visit): Reply {
    const factor = ownFactor(visit)
    if ('status' in factor) return { kind: 'refusal', ...factor }
    if (!defences.keepsStrongFactor(factorsOf(database, factor.person), factor)) {
      return refusal(409, 'the last factor stays: add another one first')
    }
    removeFactor(database, factor)
    const says = `A factor was removed from your account: ${factor.kind}, ${factor.name ?? 'without a name'}`
    defences.credentialsChanged(database, { person: factor.person, says, keepSession: keptSession(visit), nowMs: visit.nowMs })
    return { kind: 'json', status: 200, body: { removed: factor.id } }
  }

  const totp = enrolmentOf('totp')
  const push = enrolmentOf('push')
  const webauthn = enrolmentOf('webauthn')
  return [
    { method: 'GET', path: '/api/factors', policy: signedIn, act: list },
    { method: 'POST', path: '/api/factors/activate', policy: signedIn, act: activateAccount },
    { method: 'POST', path: '/api/factors/totp', policy: totp, act: (visit) => beginTotp(options, visit, nameOf(visit)) },
    // Finishing needs no approval of its own: what was begun under one is bound to this session or app.
    { method: 'POST', path: '/api/factors/totp/:id/confirm', policy: signedIn, act: (visit) => confirmTotp(options, visit) },
    { method: 'POST', path: '/api/factors/push', policy: push, act: (visit) => beginPush(options, visit, nameOf(visit)) },
    {
      method: 'POST',
      path: '/api/factors/push/:id/confirm',
      policy: signedIn,
      converse: (visit) => confirmPush(options, visit),
    },
    {
      method: 'POST',
      path: '/api/factors/webauthn/options',
      policy: webauthn,
      converse: (visit) => beginWebauthn(options, visit, nameOf(visit)),
    },
    { method: 'POST', path: '/api/factors/webauthn', policy: signedIn, converse: (visit) => finishWebauthn(options, visit) },
    { method: 'POST', path: '/api/factors/recovery-codes', policy: codesPolicy, act: makeCodes },
    { method: 'DELETE', path: '/api/factors/:id', policy: removal, act: remove },
  ]
}
