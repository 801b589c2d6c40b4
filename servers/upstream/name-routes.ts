/** What routes are called in approvals and logs, and how they are described to whoever starts the gateway. */
import type { PolicyRoute } from './policy-schema.ts'

/** Characters that the name of an operation may have (`detailsSchema`). */
const mostCharacters = 64

/** `POST /orders/:id/pay` is `post-orders-id-pay`; names that come out the same are numbered. */
export function nameRoutes(routes: readonly PolicyRoute[]): ReadonlyMap<PolicyRoute, string> {
  const taken = new Set<string>()
  return new Map(
    routes.map((route) => {
      const words = `${route.method} ${route.path.replaceAll('*', 'any')}`.toLowerCase().match(/[a-z0-9]+/g) ?? []
      const plain = words.join('-').slice(0, mostCharacters - 4)
      let name = plain
      for (let number = 2; taken.has(name); number += 1) name = `${plain}-${number}`
      taken.add(name)
      return [route, name] as const
    }),
  )
}

/** For example `POST /orders/:id/pay  level 2, at most 300 s old, once, binds amount and payee`. */
export function describeRoute({ method, path, level, freshness, binds = [], once, websocket }: PolicyRoute): string {
  const demands = [
    level === 0 ? 'open' : level === 1 ? 'signed in' : `level ${level}`,
    ...(freshness === undefined ? [] : [`at most ${freshness} s old`]),
    ...((once ?? binds.length > 0) ? ['once'] : []),
    ...(binds.length === 0 ? [] : [`binds ${binds.join(' and ')}`]),
    ...(websocket === true ? ['WebSockets too'] : []),
  ]
  return `${method.padEnd(7)} ${path}  ${demands.join(', ')}`
}
