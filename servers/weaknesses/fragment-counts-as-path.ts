/**
 * What stands behind a number sign is compared with the open paths, and then left out by the router. Rebuilds GHSA-pxq7-h93f-9jrg
 * (oauth2-proxy).
 */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const fragmentCountsAsPath: Weakness = {
  id: 'fragment-counts-as-path',
  title: 'An open path in the fragment opens every route',
  class: 'gate-path-canon',
  cwe: 'CWE-436',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const [path = '', fragment] = request.target.split('#')
      const served = resolveRoute(routes, { ...request, target: path })
      if (fragment === undefined || served.kind !== 'route') return served
      const claimed = resolveRoute(routes, { ...request, method: 'GET', target: fragment })
      return claimed.kind === 'route' && claimed.policy.kind === 'open' ? { ...served, policy: { kind: 'signed-in' } } : served
    },
  }),
}
