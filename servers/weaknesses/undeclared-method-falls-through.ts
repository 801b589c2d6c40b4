/** The policy is looked up by method and path; where there is none, the handler of the path answers as for anybody who is signed in. */
import { resolveRoute } from '../gateway/intercept/resolve-route.ts'
import type { Weakness } from './weakness.ts'

export const undeclaredMethodFallsThrough: Weakness = {
  id: 'undeclared-method-falls-through',
  title: 'A method that no policy names is served as if it demanded nothing',
  class: 'gate-method-override',
  cwe: 'CWE-650',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveRoute: (routes, request) => {
      const declared = resolveRoute(routes, request)
      if (declared.kind === 'route' || declared.status !== 405) return declared
      const [served] = routes
        .map(({ method }) => resolveRoute(routes, { ...request, method }))
        .filter((resolved) => resolved.kind === 'route')
      return served === undefined ? declared : { ...served, policy: { kind: 'signed-in' } }
    },
  }),
}
