/** What the reference protects with a step-up, as requests on a person's own account. */
import type { Deployment } from '../../../servers/index.ts'
import type { Person } from '../../actors/person.ts'
import type { ProtectedRoute } from '../target.ts'

/** The least that a level which depends on the person comes to. */
const leastStepUp = 2

export function protectedRoutes({ routes }: Deployment, { id, login, account }: Person): readonly ProtectedRoute[] {
  return routes.flatMap(({ method, path, policy }) => {
    if (policy.kind !== 'step-up') return []
    const level = typeof policy.level === 'number' ? policy.level : leastStepUp
    const body = bodies[`${method} ${path}`]?.({ login, account })
    return [{ request: { method, path: path.replace(/:[A-Za-z]+/g, id.replaceAll(/[^\w-]/g, '-')), body }, level }]
  })
}

/** Without them a request would be refused before anybody looks at its level. */
const bodies: Readonly<Record<string, (person: Pick<Person, 'login' | 'account'>) => unknown>> = {
  'PUT /api/profile/email': ({ login }) => ({ email: `${login}@swept.example.test` }),
  'POST /api/factors/totp': () => ({ name: 'swept' }),
  'POST /api/factors/push': () => ({ name: 'swept' }),
  'POST /api/factors/webauthn/options': () => ({ name: 'swept' }),
  'POST /api/payees': ({ account }) => ({ payee: account, name: 'Swept' }),
  'PUT /api/limits': () => ({ cents: 1 }),
  'PUT /api/profile/password': () => ({ current: 'swept', next: 'swept' }),
}
