/**
 * The gate marks its own inner requests with a header, and lets through what carries it. Rebuilds CVE-2025-29927 (Next.js): nobody
 * looks who set it.
 */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const subrequestHeaderSkipsTheGate: Weakness = {
  id: 'subrequest-header-skips-the-gate',
  title: 'A request that calls itself an inner one is not checked again',
  class: 'gate-forwarded-meta',
  cwe: 'CWE-290',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    clientHeaders: (lines) => lines,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const inner = request.headers['x-middleware-subrequest'] !== undefined
      return inner && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
