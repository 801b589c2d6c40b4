/**
 * What a gateway is started with: every route declared whole and unmistakably, or it does not start. Of the routes of an app behind it
 * the most specific counts; whether that leaves a doubt is looked at where their policy is read.
 */
import type { Route } from '../policy.ts'

const canonicalPattern = /^\/(?:(?::[A-Za-z]+|[A-Za-z0-9_-]+)(?:\/(?::[A-Za-z]+|[A-Za-z0-9_-]+))*)?$/

/** The same for apps behind the gateway, and for what is told to them: dots inside, `*` at the end. */
const forwardedPattern =
  /^\/(?:(?::[A-Za-z][A-Za-z0-9_]*|[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*|\.well-known)(?:\/(?!$)|$))*(?:(?<=\/)\*)?$/

/** @throws Error naming the route and what is wrong with it */
export function checkRoutes(routes: readonly Route[]): void {
  const pattern = routes.some(isForwarded) ? forwardedPattern : canonicalPattern
  for (const [index, route] of routes.entries()) {
    const wrong = objectionTo(route, pattern) ?? overlapOf(route, routes.slice(0, index))
    if (wrong !== null) throw new Error(`${route.method} ${route.path}: ${wrong}`)
  }
}

/** Policies are declared in code that the compiler checks; configuration and casts are not, so this looks again. */
function objectionTo({ method, path, policy, ...route }: Route, pattern: RegExp): string | null {
  if (!pattern.test(path)) return 'the path is not in its canonical spelling'
  const parameters = path.split('/').filter((segment) => segment.startsWith(':'))
  if (new Set(parameters).size !== parameters.length) return 'two parameters have the same name'
  const forwards = 'forward' in route && route.forward !== undefined
  const ways = Object.values(route).filter((way) => typeof way === 'function')
  if (ways.length !== (forwards ? 0 : 1)) return 'expected exactly one of act and converse, or forward'
  switch (policy?.kind) {
    case 'open':
    case 'signed-in':
      return null
    case 'step-up':
      if (typeof policy.level !== 'function' && ![1, 2, 3].includes(policy.level)) return 'the level is not 1, 2 or 3'
      if (typeof policy.details !== 'function') return 'nothing says what an approval is for'
      if (policy.maxAgeSeconds !== null && !(policy.maxAgeSeconds >= 0)) return 'the maximum age is not a number of seconds'
      return method === 'GET' && policy.once && !forwards ? 'reading changes nothing, so it cannot be approved once' : null
    default:
      return 'there is no policy'
  }
}

/** Two routes that one request could be for: which policy holds would be a matter of order. */
function overlapOf(route: Route, before: readonly Route[]): string | null {
  const { method, path } = route
  const ranked = (one: Route) => isForwarded(one) || isForwarded(route)
  const other = before.find((one) => one.method === method && (ranked(one) ? one.path === path : overlap(one.path, path)))
  return other === undefined ? null : `the same request could be for ${other.method} ${other.path}`
}

function isForwarded(route: Route): boolean {
  return 'forward' in route
}

function overlap(one: string, other: string): boolean {
  const [left, right] = [one.split('/'), other.split('/')]
  const fits = (segment: string, index: number) =>
    segment === right[index] || segment.startsWith(':') || right[index]?.startsWith(':') === true
  return left.length === right.length && left.every(fits)
}
