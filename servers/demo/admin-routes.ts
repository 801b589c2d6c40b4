/** The administration page: for administrators with a passkey. */
import { detailsOf } from '../details.ts'
import type { Policy, Reply, Route } from '../gateway/policy.ts'
import { freshSeconds } from '../limits.ts'
import type { Database } from '../store/database.ts'

export function adminRoutes(database: Database): Route[] {
  const passkeyAdministrator: Policy = {
    kind: 'step-up',
    level: 3,
    maxAgeSeconds: freshSeconds,
    once: false,
    administrators: true,
    details: () => detailsOf('admin-page'),
  }

  function adminPeople(): Reply {
    const people = database.all('select name, role from people order by name')
    return { kind: 'json', status: 200, body: { administration: true, people } }
  }

  return [{ method: 'GET', path: '/api/admin/people', policy: passkeyAdministrator, act: adminPeople }]
}
