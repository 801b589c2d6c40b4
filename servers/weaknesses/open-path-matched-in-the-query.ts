/**
 * The list of open paths is matched against the whole target. Rebuilds GHSA-7rh7-c77v-6434 (oauth2-proxy): a query that holds an open
 * path opens every route.
 */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const openPathMatchedInTheQuery: Weakness = {
  id: 'open-path-matched-in-the-query',
  title: 'An open path in the query opens every route',
  class: 'gate-path-canon',
  cwe: 'CWE-647',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const skipped = /\/(?:login|callback|assets)\b/.test(request.target)
      const gated = resolved.kind === 'route' && resolved.policy.kind === 'step-up'
      return skipped && gated ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
