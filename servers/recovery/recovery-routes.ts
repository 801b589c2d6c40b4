/** The way back in for somebody who forgot the password: a link by mail, then a new password, then an ordinary sign-in. */
import { z } from 'zod'
import { resetPassword } from '../enrolment/change-account.ts'
import type { PasswordCost } from '../factors/password.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Reply, type Route, refusal } from '../gateway/policy.ts'
import type { Visit } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'
import { sendMail } from '../store/mails.ts'
import { findByLogin } from '../store/people.ts'
import { findRecoveryLink, forgetLinks, sendRecoveryLink } from './recovery-links.ts'

const requestBody = z.strictObject({ login: z.string().min(1).max(200) })
const completeBody = z.strictObject({ token: z.string().min(1).max(100), next: z.string().max(1000) })

export function recoveryRoutes(database: Database, defences: Defences, cost: PasswordCost): Route[] {
  /** The same answer and the same work whoever it is for, or for nobody. */
  function request(visit: Visit): Reply {
    const body = requestBody.safeParse(visit.request.body)
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    const { login } = body.data
    const { address, nowMs } = visit
    const may = defences.limitRecovery(database, { login, address, nowMs })
    if (may === 'refuse') return refusal(429, 'too many requests')
    const person = findByLogin(database, login)
    const sendable = may === 'send' && person !== undefined && person.locked === 0
    sendRecoveryLink(database, sendable ? person : undefined, nowMs)
    return { kind: 'json', status: 202, body: { accepted: true } }
  }

  function complete(visit: Visit): Reply {
    const body = completeBody.safeParse(visit.request.body)
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    const { token, next } = body.data
    const { nowMs } = visit
    const link = findRecoveryLink(database, token)
    if (link === undefined) return refusal(403, 'the link is not valid any more')
    const { id, login } = link.person
    const use = strongestHeld(database, id) > 1 ? 'besideFactor' : 'alone'
    const wrong = defences.checkPasswordRules({ text: next, login, use })
    if (wrong !== null) return refusal(400, wrong)
    if (!defences.spendRecoveryLink(database, link, nowMs)) return refusal(403, 'the link is not valid any more')
    forgetLinks(database, id)
    const says = 'The password of your account was reset by a link that was sent to your address'
    resetPassword({ database, defences, nowMs }, link.person, database.atRest.password(next, cost), says)
    sendMail(database, 'notice', { person: id, to: link.address, says, secret: null }, nowMs)
    return defences.finishRecovery(database, visit, id)
  }

  return [
    { method: 'POST', path: '/recovery', policy: { kind: 'open' }, act: request },
    { method: 'POST', path: '/recovery/complete', policy: { kind: 'open' }, act: complete },
  ]
}
