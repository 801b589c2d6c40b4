/** What a gateway is started with: every route declared whole and unmistakably, or it does not start. */
import type { Route } from '../policy.ts'

const canonicalPattern = /^\/(?:(?::[A-Za-z]+|[A-Za-z0-9_-]+)(?:\/(?::[A-Za-z]+|[A-Za-z0-9_-]+))*)?$/

/** @throws Error naming the route and what is wrong with it */
export function checkRoutes(routes: readonly Route[]): void {
  for (const [index, route] of routes.entries()) {
    const wrong = objectionTo(route) ?? overlapOf(route, routes.slice(0, index))
    if (wrong !== null) throw new Error(`${route.method} ${route.path}: ${wrong}`)
  }
}

/** Policies are declared in code that the compiler checks; configuration and casts are not, so this looks again. */
function objectionTo({ method, path, policy, ...route }: Route): string | null {
  if (!canonicalPattern.test(path)) return 'the path is not in its canonical spelling'
  const parameters = path.split('/').filter((segment) => segment.startsWith(':'))
  if (new Set(parameters).size !== parameters.length) return 'two parameters have the same name'
  const ways = Object.values(route).filter((way) => typeof way === 'function')
  if (ways.length !== 1) return 'expected exactly one of act and converse'
  switch (policy?.kind) {
    case 'open':
    case 'signed-in':
      return null
    case 'step-up':
      if (typeof policy.level !== 'function' && ![1, 2, 3].includes(policy.level)) return 'the level is not 1, 2 or 3'
      if (typeof policy.details !== 'function') return 'nothing says what an approval is for'
      if (policy.maxAgeSeconds !== null && !(policy.maxAgeSeconds >= 0)) return 'the maximum age is not a number of seconds'
      return method === 'GET' && policy.once ? 'reading changes nothing, so it cannot be approved once' : null
    default:
      return 'there is no policy'
  }
}

/** Two routes that one request could be for: which policy holds would be a matter of order. */
function overlapOf({ method, path }: Route, before: readonly Route[]): string | null {
  const other = before.find((one) => one.method === method && overlap(one.path, path))
  return other === undefined ? null : `the same request could be for ${other.method} ${other.path}`
}

function overlap(one: string, other: string): boolean {
  const [left, right] = [one.split('/'), other.split('/')]
  const fits = (segment: string, index: number) =>
    segment === right[index] || segment.startsWith(':') || right[index]?.startsWith(':') === true
  return left.length === right.length && left.every(fits)
}
