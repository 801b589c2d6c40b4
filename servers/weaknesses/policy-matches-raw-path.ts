/** An unknown spelling gets the policy for ordinary pages, and the lenient router finds the action all the same. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const policyMatchesRawPath: Weakness = {
  id: 'policy-matches-raw-path',
  title: 'The policy looks at the path as it came, the router at what it means',
  class: 'gate-path-canon',
  cwe: 'CWE-647',
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const served = resolveRoute(routes, { ...request, target: asTheRouterReadsIt(request.target) })
      if (served.kind !== 'route') return served
      const declared = resolveRoute(routes, request)
      return declared.kind === 'route' ? served : { ...served, policy: { kind: 'signed-in' } }
    },
  }),
}

function asTheRouterReadsIt(target: string): string {
  const path = new URL(`https://host${target.split(';', 1)[0]?.replaceAll(/\/{2,}/g, '/') ?? ''}`).pathname
  return decodeURIComponent(path).toLowerCase().replace(/\/$/, '')
}
