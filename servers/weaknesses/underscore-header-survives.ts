/**
 * The headers of the gate are removed as they are written, and read as servers do that take an underscore for a hyphen. Rebuilds
 * CVE-2025-64484 (oauth2-proxy).
 */
import { clientHeaders } from '../gateway/intercept/client-headers.ts'
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const underscoreHeaderSurvives: Weakness = {
  id: 'underscore-header-survives',
  title: 'A header that says the level is removed in one spelling and read in another',
  class: 'gate-forwarded-meta',
  cwe: 'CWE-290',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    clientHeaders: (lines) => {
      const kept = clientHeaders(lines)
      const underscored = Object.entries(lines.headers).filter(([name]) => name.includes('_'))
      return { ...kept, headers: { ...kept.headers, ...Object.fromEntries(underscored) } }
    },
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const levels = Object.entries(request.headers).filter(([name]) => name.replaceAll('_', '-') === 'x-auth-level')
      const said = levels.some(([, value]) => Number(value) > 1)
      return said && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
