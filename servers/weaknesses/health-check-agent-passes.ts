/** Health checks cannot sign in. Rebuilds GHSA-5hvv-m4w4-gf6v (oauth2-proxy): whoever calls himself one is let through, on every path. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const healthCheckAgentPasses: Weakness = {
  id: 'health-check-agent-passes',
  title: 'Whoever calls himself a health check is let through',
  class: 'gate-forwarded-meta',
  cwe: 'CWE-807',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const isCheck = /^(?:GoogleHC|kube-probe)\//.test(String(request.headers['user-agent']))
      return isCheck && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
