/**
 * The page goes on with `postLogin=true` when its dialogue is done, and the server takes that for the dialogue. Rebuilds better-auth
 * #9974: the client's flag was the proof that the gate had been passed.
 */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const flagInTheQueryBelieved: Weakness = {
  id: 'flag-in-the-query-believed',
  title: 'A flag of the client says that the step-up is done',
  class: 'gate-client-flag',
  cwe: 'CWE-602',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const claimed = new URLSearchParams(request.target.split('?')[1]).get('postLogin') === 'true'
      return claimed && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
