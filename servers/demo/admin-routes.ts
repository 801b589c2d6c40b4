/** Administration: for administrators with a passkey. Each change is approved for one person and one outcome, shown as from what to what, and once. */
import { z } from 'zod'
import { type Details, detailsOf, type Terms } from '../details.ts'
import { type ChangeParts, changeLock, changeRole, resetFactors } from '../enrolment/change-account.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Refusal, Reply, Route, StepUp } from '../gateway/policy.ts'
import { personOf, type Visit } from '../gateway/visit.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { factorsOf } from '../store/held-factors.ts'
import { findById, type PersonRow, peopleListed, roles } from '../store/people.ts'

const roleBody = z.strictObject({ role: z.enum(roles) })
const noBody = z.union([z.undefined(), z.strictObject({})])

/** What is to become of somebody's account. */
interface Change {
  readonly operation: string
  /** What it will be like, from what it is now. */
  readonly terms: (visit: Visit, subject: PersonRow) => Terms | Refusal
  readonly carryOut: (visit: Visit, subject: PersonRow) => void
}

const passkeyAdministrator = {
  kind: 'step-up',
  level: 3,
  maxAgeSeconds: freshSeconds,
  once: false,
  administrators: true,
} as const

/** The administration page, and the list that stands on it. */
export const adminPagePolicy: StepUp = { ...passkeyAdministrator, details: () => detailsOf('admin-page') }

export function adminRoutes(database: Database, defences: Defences): Route[] {
  function adminPeople(): Reply {
    const people = peopleListed(database)
    return { kind: 'json', status: 200, body: { administration: true, people } }
  }

  /** Never a password hash, a seed, a key or a code. */
  function exportPeople(): Reply {
    const people = database.all('select id, login, name, email, account, role, locked from people order by id').map((row) => ({
      ...row,
      factors: factorsOf(database, String(row.id)).map(({ kind, createdAt }) => ({ kind, createdAt })),
    }))
    return { kind: 'json', status: 200, body: { administration: true, people } }
  }

  function subjectOf(visit: Visit): PersonRow | Refusal {
    const administrator = findById(database, personOf(visit))
    const subject = findById(database, visit.parameters.id ?? '')
    if (administrator === undefined || subject === undefined) return { status: 404, reason: 'no such person' }
    if (defences.administratorMayChange(administrator, subject)) return subject
    return { status: 403, reason: 'administrators change neither themselves nor one another' }
  }

  const parts = ({ nowMs }: Visit): ChangeParts => ({ database, defences, nowMs })

  const anotherRole: Change = {
    operation: 'admin-role',
    terms(visit, { role: from }) {
      const body = roleBody.safeParse(visit.request.body)
      if (!body.success) return { status: 400, reason: z.prettifyError(body.error) }
      return from === body.data.role ? { status: 409, reason: 'the person has this role' } : { from, to: body.data.role }
    },
    carryOut: (visit, subject) => changeRole(parts(visit), subject, roleBody.parse(visit.request.body).role),
  }

  function anotherLock(to: 'locked' | 'open'): Change {
    return {
      operation: to === 'locked' ? 'admin-lock' : 'admin-unlock',
      terms(visit, { locked }) {
        const from = locked === 0 ? 'open' : 'locked'
        if (!noBody.safeParse(visit.request.body).success) return { status: 400, reason: 'expected no fields' }
        return from === to ? { status: 409, reason: `the account is ${to}` } : { from, to }
      },
      carryOut: (visit, subject) => changeLock(parts(visit), subject, to),
    }
  }

  const noFactors: Change = {
    operation: 'admin-reset-factors',
    terms(visit, { id }) {
      if (!noBody.safeParse(visit.request.body).success) return { status: 400, reason: 'expected no fields' }
      const kinds = factorsOf(database, id).map(({ kind }) => kind)
      return { removes: kinds.length === 0 ? 'nothing' : kinds.join(', ').slice(0, 300) }
    },
    carryOut: (visit, subject) => resetFactors(parts(visit), subject),
  }

  function changeRoute(method: 'PUT' | 'POST', action: string, change: Change): Route {
    const details = (visit: Visit): Details | Refusal => {
      const subject = subjectOf(visit)
      if ('status' in subject) return subject
      const terms = change.terms(visit, subject)
      return isRefusal(terms) ? terms : detailsOf(change.operation, stateOf(subject), { login: subject.login, ...terms })
    }
    const policy: StepUp = { ...passkeyAdministrator, once: true, details }
    const act = (visit: Visit): Reply => {
      // Once more, in the transaction: two requests may have passed the decision side by side.
      const asked = details(visit)
      const subject = subjectOf(visit)
      if ('status' in asked) return { kind: 'refusal', ...asked }
      if ('status' in subject) return { kind: 'refusal', ...subject }
      change.carryOut(visit, subject)
      return { kind: 'json', status: 200, body: { person: subject.id, ...asked.terms } }
    }
    return { method, path: `/api/admin/people/:id/${action}`, policy, act }
  }

  const whole = { ...passkeyAdministrator, details: () => detailsOf('admin-export') }
  return [
    { method: 'GET', path: '/api/admin/people', policy: adminPagePolicy, act: adminPeople },
    { method: 'GET', path: '/api/admin/export', policy: whole, act: exportPeople },
    changeRoute('PUT', 'role', anotherRole),
    changeRoute('POST', 'lock', anotherLock('locked')),
    changeRoute('POST', 'unlock', anotherLock('open')),
    changeRoute('POST', 'reset-factors', noFactors),
  ]
}

/** The object of an approval: this person, as they are now. Every change makes another state of them, which needs an approval of its own. */
function stateOf({ id, credentials_version: version }: PersonRow): string {
  return `${id}@${version}`
}

function isRefusal(terms: Terms | Refusal): terms is Refusal {
  return typeof terms.status === 'number'
}
