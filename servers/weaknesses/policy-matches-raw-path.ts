/** An unknown spelling gets the policy for ordinary pages, and the lenient router finds the action all the same. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const policyMatchesRawPath: Weakness = {
  id: 'policy-matches-raw-path',
  title: 'The policy looks at the path as it came, the router at what it means',
  class: 'gate-path-canon',
  cwe: 'CWE-647',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const declared = resolveRoute(routes, request)
      if (declared.kind === 'route') return declared
      const [served] = asTheRouterReadsIt(request.target)
        .map((target) => resolveRoute(routes, { ...request, target }))
        .filter((resolved) => resolved.kind === 'route')
      return served === undefined ? declared : { ...served, policy: { kind: 'signed-in' } }
    },
  }),
}

/** Decoded, without doubled or trailing slashes and parameters; in capital letters or not. */
function asTheRouterReadsIt(target: string): string[] {
  const withoutParameters = target.split(/[;?]/, 1)[0] ?? ''
  const { pathname } = new URL(`https://host${withoutParameters.replaceAll(/\/{2,}/g, '/')}`)
  const path = decodeURIComponent(pathname).replace(/\/$/, '')
  return [path, path.toLowerCase()]
}
