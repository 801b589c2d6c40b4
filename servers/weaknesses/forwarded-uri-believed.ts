/** The policy is looked up for the path that a proxy in front is said to have seen. Rebuilds GHSA-7x63-xv5r-3p2x (oauth2-proxy). */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const forwardedUriBelieved: Weakness = {
  id: 'forwarded-uri-believed',
  title: 'The policy is looked up for the path in a header that the client writes',
  class: 'gate-forwarded-meta',
  cwe: 'CWE-348',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    clientHeaders: (lines) => lines,
    resolveRoute: (routes, request) => {
      const served = resolveRoute(routes, request)
      const said = request.headers['x-forwarded-uri']
      if (typeof said !== 'string' || served.kind !== 'route') return served
      const claimed = resolveRoute(routes, { ...request, method: 'GET', target: said })
      return claimed.kind === 'route' && claimed.policy.kind === 'open' ? { ...served, policy: { kind: 'signed-in' } } : served
    },
  }),
}
