/** The profile: reading one's own account, changing what others use to reach or recognise one, and leaving. */
import { z } from 'zod'
import { detailsOf } from '../details.ts'
import { deleteAccount } from '../enrolment/delete-account.ts'
import { holderOf, keptSession } from '../enrolment/holder.ts'
import { type PasswordCost, passwordMatches } from '../factors/password.ts'
import type { Defences } from '../gateway/defences.ts'
import { type Grant, type Reply, type Route, refusal, type StepUp } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { strongestHeld } from '../store/held-factors.ts'
import { sendMail } from '../store/mails.ts'
import { notify } from '../store/notices.ts'
import { findById, recoveryAddressOf, setEmail, setPassword } from '../store/people.ts'
import { executedBy } from './ledger.ts'

const emailBody = z.strictObject({ email: z.email().max(200) })
const passwordBody = z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) })

export function profileRoutes(database: Database, defences: Defences, cost: PasswordCost): Route[] {
  const fresh = { kind: 'step-up', maxAgeSeconds: freshSeconds, once: false, administrators: false } as const
  const freshSecondFactor: StepUp = { ...fresh, level: 2, details: () => detailsOf('change-email') }
  const strongest = (operation: string): StepUp => ({
    ...fresh,
    level: (visit) => defences.accountLevel(database, personOf(visit)),
    details: () => detailsOf(operation),
  })

  function account(visit: Visit): Reply {
    const person = findById(database, personOf(visit))
    if (person === undefined) return refusal(404, 'no such person')
    const { name, email, account } = person
    const view = { name, email, account, transfers: executedBy(database, person.id) }
    return { kind: 'json', status: 200, body: view }
  }

  /** Both addresses are told: the owner reads at least one of them. */
  function changeEmail(visit: Visit, grant?: Grant): Reply {
    const body = emailBody.safeParse(visit.request.body)
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    const person = findById(database, personOf(visit))
    if (person === undefined) return refusal(404, 'no such person')
    const { nowMs } = visit
    const says = `The address of your account was changed from ${person.email} to ${body.data.email}`
    const carries = defences.carriesRecovery(grant?.approval?.level ?? 0, strongestHeld(database, person.id))
    setEmail(database, person.id, body.data.email, carries ? 'follows' : 'stays')
    notify(database, person.id, says, nowMs)
    for (const to of new Set([person.email, recoveryAddressOf(person), body.data.email])) {
      sendMail(database, 'notice', { person: person.id, to, says, secret: null }, nowMs)
    }
    return { kind: 'json', status: 200, body: { email: body.data.email } }
  }

  function changePassword(visit: Visit): Reply {
    const body = passwordBody.safeParse(visit.request.body)
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    const person = findById(database, personOf(visit))
    if (person === undefined) return refusal(404, 'no such person')
    const { id, login, password_hash: hash } = person
    const { nowMs } = visit
    const guess = { person: id, factor: 'password', interaction: holderOf(visit), from: 'anywhere', nowMs } as const
    if (!defences.limitGuesses.begin(database, guess)) return refusal(429, 'too many wrong answers')
    if (!passwordMatches(body.data.current, hash)) return refusal(403, 'the current password is wrong')
    defences.limitGuesses.succeeded(database, guess)
    const use = strongestHeld(database, id) > 1 ? 'besideFactor' : 'alone'
    const wrong = defences.checkPasswordRules({ text: body.data.next, login, use })
    if (wrong !== null) return refusal(400, wrong)
    setPassword(database, id, database.atRest.password(body.data.next, cost))
    const says = 'The password of your account was changed'
    defences.credentialsChanged(database, { person: id, says, keepSession: keptSession(visit), nowMs })
    return { kind: 'json', status: 200, body: { changed: true } }
  }

  function leave(visit: Visit): Reply {
    deleteAccount(database, defences, personOf(visit), visit.nowMs)
    return { kind: 'json', status: 200, body: { deleted: true } }
  }

  return [
    { method: 'GET', path: '/api/account', policy: { kind: 'signed-in' }, act: account },
    { method: 'PUT', path: '/api/profile/email', policy: freshSecondFactor, act: changeEmail },
    { method: 'PUT', path: '/api/profile/password', policy: strongest('change-password'), act: changePassword },
    { method: 'DELETE', path: '/api/profile', policy: strongest('delete-account'), act: leave },
  ]
}
