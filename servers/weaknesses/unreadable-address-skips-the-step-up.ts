/**
 * The policy looks at the address that a proxy has seen; where that cannot be read it throws, and the step is left out. Rebuilds
 * CVE-2024-47070 (authentik): `X-Forwarded-For: a` was enough.
 */
import { isIP } from 'node:net'
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const unreadableAddressSkipsTheStepUp: Weakness = {
  id: 'unreadable-address-skips-the-step-up',
  title: 'A policy that throws on an address is left out',
  class: 'gate-fail-open',
  cwe: 'CWE-636',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    clientHeaders: (lines) => lines,
    resolveRoute: (routes, request) => {
      const resolved = resolveRoute(routes, request)
      const address = request.headers['x-forwarded-for']
      const thrown = typeof address === 'string' && address !== '' && isIP(address) === 0
      return thrown && resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
