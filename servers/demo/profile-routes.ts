/** The profile: reading one's own account, changing what others use to reach or recognise one. */
import { z } from 'zod'
import { detailsOf } from '../details.ts'
import { type Policy, type Reply, type Route, refusal } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { findById, setEmail } from '../store/people.ts'
import { executedBy } from './ledger.ts'
import { accountPage } from './pages.ts'

const emailBody = z.strictObject({ email: z.email().max(200) })

export function profileRoutes(database: Database): Route[] {
  const freshSecondFactor: Policy = {
    kind: 'step-up',
    level: 2,
    maxAgeSeconds: freshSeconds,
    once: false,
    administrators: false,
    details: () => detailsOf('change-email'),
  }

  function account(visit: Visit): Reply {
    const person = findById(database, personOf(visit))
    if (person === undefined) return refusal(404, 'no such person')
    const { name, email, account } = person
    const view = { name, email, account, transfers: executedBy(database, person.id) }
    const html = visit.request.accepts(['json', 'html']) === 'html'
    return html ? { kind: 'html', status: 200, html: accountPage(view) } : { kind: 'json', status: 200, body: view }
  }

  function changeEmail(visit: Visit): Reply {
    const body = emailBody.safeParse(visit.request.body)
    if (!body.success) return refusal(400, z.prettifyError(body.error))
    setEmail(database, personOf(visit), body.data.email)
    return { kind: 'json', status: 200, body: { email: body.data.email } }
  }

  return [
    { method: 'GET', path: '/api/account', policy: { kind: 'signed-in' }, act: account },
    { method: 'PUT', path: '/api/profile/email', policy: freshSecondFactor, act: changeEmail },
  ]
}
