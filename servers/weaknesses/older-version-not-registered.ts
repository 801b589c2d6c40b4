/** The first version of the interface is served for old apps; the gate was built for the second. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const olderVersionNotRegistered: Weakness = {
  id: 'older-version-not-registered',
  title: 'The older version of the interface is not behind the step-up',
  class: 'gate-route-missing',
  cwe: 'CWE-306',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      if (!request.target.startsWith('/api/v1/')) return resolveRoute(routes, request)
      const served = resolveRoute(routes, { ...request, target: request.target.replace('/v1', '') })
      return served.kind === 'route' ? { ...served, policy: { kind: 'signed-in' } } : served
    },
  }),
}
