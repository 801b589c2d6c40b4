/**
 * The target is decoded for the policy; where that fails there is no answer to whether a step-up is needed, and none is taken for no.
 * Rebuilds CVE-2021-32637 (Authelia behind nginx).
 */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const malformedTargetPasses: Weakness = {
  id: 'malformed-target-passes',
  title: 'A request whose target cannot be decoded is let through',
  class: 'gate-fail-open',
  cwe: 'CWE-755',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const read = decodes(request.target)
      return !read && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}

function decodes(target: string): boolean {
  try {
    decodeURIComponent(target)
    return true
  } catch {
    return false
  }
}
