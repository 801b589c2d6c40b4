/**
 * The settings of the factors came later than the gate, and one of their routes never got into its table. Rebuilds CVE-2025-47709
 * (Drupal miniorange_2fa): whoever is signed in reads and changes how the account is protected.
 */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const recoveryCodesNotRegistered: Weakness = {
  id: 'recovery-codes-not-registered',
  title: 'The route that makes recovery codes is not behind the step-up',
  class: 'gate-route-missing',
  cwe: 'CWE-862',
  breaks: ['declared-level-is-demanded'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const forgotten = resolved.kind === 'route' && resolved.route.path === '/api/factors/recovery-codes'
      return forgotten ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
