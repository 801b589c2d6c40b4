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

/** The same for apps behind the gateway: their names have dots inside. */
const forwardedPath = /^\/(?:(?:[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*|\.well-known)(?:\/(?!$)|$))*$/

export const resolveRoute: ResolveRoute = (routes, { method, target }) => {
  const path = target.split('?', 1)[0] ?? ''
  const { forwards, fixed, open } = tableOf(routes)
  const spelling = forwards ? forwardedPath : canonicalPath
  if (!spelling.test(path)) return { kind: 'refusal', status: 400, reason: 'the path is not in its canonical spelling' }
  const matches = [...(fixed.get(path) ?? []), ...open].flatMap((route) => {
    const parameters = matchPath(route.path, path)
    return parameters === null ? [] : [{ route, parameters }]
  })
  if (matches.length === 0) return { kind: 'refusal', status: 404, reason: 'no such route' }
  const match = matches
    .filter(({ route }) => serves(route, method))
    .reduce<(typeof matches)[number] | undefined>(
      (best, one) => (best && !isNarrower(one.route, best.route) ? best : one),
      undefined,
    )
  if (match === undefined) return { kind: 'refusal', status: 405, reason: 'the route does not serve this method' }
  if (
    'forward' in match.route &&
    otherReadings(path).some((reading) => routes.some((route) => isNearer(route, match.route, method, reading)))
  ) {
    return { kind: 'refusal', status: 400, reason: 'the path is another spelling of one that is declared' }
  }
  return { kind: 'route', ...match, policy: match.route.policy }
}

/** What is asked of a list of routes for every request: worked out once a list. */
interface Table {
  /** Whether there are routes of an app behind us. */
  readonly forwards: boolean
  /** By the one path that they match. */
  readonly fixed: ReadonlyMap<string, readonly Route[]>
  /** With parameters, or for all below a path. */
  readonly open: readonly Route[]
}

const tables = new WeakMap<readonly Route[], Table>()
function tableOf(routes: readonly Route[]): Table {
  const known = tables.get(routes)
  if (known !== undefined) return known
  const table = {
    forwards: routes.some((route) => 'forward' in route),
    fixed: Map.groupBy(
      routes.filter(({ path }) => !isOpen(path)),
      ({ path }) => path,
    ),
    open: routes.filter(({ path }) => isOpen(path)),
  }
  tables.set(routes, table)
  return table
}

const isOpen = (pattern: string) => pattern.includes(':') || pattern.endsWith('*')

/** HEAD tells what GET would tell, so it demands the same: where a request is passed on, it is answered by the app. */
function serves(route: Route, method: string): boolean {
  return route.method === method || (method === 'HEAD' && route.method === 'GET' && 'forward' in route)
}

/** What a lenient router takes the path for: letters of either case are the same, what stands behind a dot is only a format. */
function otherReadings(path: string): string[] {
  const folded = path.toLowerCase()
  return [folded, folded.replace(/\.[^/]*$/, '')]
}

function isNearer(route: Route, match: Route, method: string, reading: string): boolean {
  return serves(route, method) && isNarrower(route, match) && matchPath(route.path.toLowerCase(), reading) !== null
}

/** Of two routes that match the same path: whether the first is the more specific, seen from the left. */
function isNarrower(one: Route, other: Route): boolean {
  const [a, b] = [one, other].map(({ path }) =>
    path.split('/').map((segment) => (segment === '*' ? 2 : segment.startsWith(':') ? 1 : 0)),
  )
  for (const [index, breadth] of (a ?? []).entries()) {
    const otherBreadth = b?.[index] ?? 0
    if (breadth !== otherBreadth) return breadth < otherBreadth
  }
  return false
}

/** The parameters of a path that fits the pattern, `null` for one that doesn't. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  if (!isOpen(pattern)) return pattern === path ? {} : null
  const wanted = segmentsOf(pattern)
  const found = path.split('/')
  if (wanted.at(-1) === '*' ? found.length < wanted.length : found.length !== wanted.length) return null
  const parameters: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = found[index] ?? ''
    const takesAny = segment.startsWith(':') || (segment === '*' && index === wanted.length - 1)
    if (takesAny ? value === '' : segment !== value) return null
    if (segment.startsWith(':')) parameters[segment.slice(1)] = value
  }
  return parameters
}

/** Patterns are declared, and few. */
const segments = new Map<string, readonly string[]>()
function segmentsOf(pattern: string): readonly string[] {
  const known = segments.get(pattern)
  if (known !== undefined) return known
  const split = pattern.split('/')
  segments.set(pattern, split)
  return split
}
