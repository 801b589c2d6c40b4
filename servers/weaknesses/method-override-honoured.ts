/** The override was added for clients that cannot send PUT; the policy table never heard of it. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const methodOverrideHonoured: Weakness = {
  id: 'method-override-honoured',
  title: 'The policy looks at the method that came, the router at the one in a header',
  class: 'gate-method-override',
  cwe: 'CWE-650',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const override = request.headers['x-http-method-override']
      if (typeof override !== 'string' || request.method !== 'POST') return resolveRoute(routes, request)
      const served = resolveRoute(routes, { ...request, method: override })
      return served.kind === 'route' ? { ...served, policy: { kind: 'signed-in' } } : served
    },
  }),
}
