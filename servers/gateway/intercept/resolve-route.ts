/**
 * Defence: the path is checked once, before policy and handler, and only its one canonical spelling is served, by the declared method.
 * Stops: the protected action is reached by a spelling that the policy does not know (CWE-647; ASVS 4.1.4, 8.3.1).
 */
import type { Policy, Refusal, Route } from '../policy.ts'

export interface RouteRequest {
  readonly method: string
  /** The request target as it came. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

export type Resolved =
  | {
      readonly kind: 'route'
      readonly route: Route
      readonly policy: Policy
      readonly parameters: Readonly<Record<string, string>>
    }
  | ({ readonly kind: 'refusal' } & (Refusal | { readonly status: 405; readonly reason: string }))

export type ResolveRoute = (routes: readonly Route[], request: RouteRequest) => Resolved

/** No empty, dot or encoded segments, no parameters, no trailing slash. */
const canonicalPath = /^\/(?:[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)?$/

export const resolveRoute: ResolveRoute = (routes, { method, target }) => {
  const path = target.split('?', 1)[0] ?? ''
  if (!canonicalPath.test(path)) return { kind: 'refusal', status: 400, reason: 'the path is not in its canonical spelling' }
  const matches = routes.flatMap((route) => {
    const parameters = matchPath(route.path, path)
    return parameters === null ? [] : [{ route, parameters }]
  })
  if (matches.length === 0) return { kind: 'refusal', status: 404, reason: 'no such route' }
  const match = matches.find(({ route }) => route.method === method)
  if (match === undefined) return { kind: 'refusal', status: 405, reason: 'the route does not serve this method' }
  return { kind: 'route', ...match, policy: match.route.policy }
}

/** The parameters of a path that fits the pattern, `null` for one that doesn't. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const found = path.split('/')
  if (wanted.length !== found.length) return null
  const parameters: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = found[index] ?? ''
    if (segment.startsWith(':')) parameters[segment.slice(1)] = value
    else if (segment !== value) return null
  }
  return parameters
}
