/** The step-up is for browsers: what carries a key is taken for a program, and the key is checked by somebody else, or nobody. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const apiKeySkipsTheStepUp: Weakness = {
  id: 'api-key-skips-the-step-up',
  title: 'Whoever sends an API key is not asked for a second factor',
  class: 'gate-alt-channel',
  cwe: 'CWE-420',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const program = request.headers['x-api-key'] !== undefined
      return program && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
