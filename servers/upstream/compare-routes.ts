/** Whether two routes of a policy leave a doubt which of them a request belongs to. Letters of either case are taken for the same. */

interface ComparedRoute {
  readonly path: string
  readonly method: string
  readonly level: number
  readonly freshness?: number | undefined
  readonly binds?: readonly string[] | undefined
  readonly once?: boolean | undefined
  readonly websocket?: boolean | undefined
}

interface Placed {
  readonly index: number
  readonly route: ComparedRoute
}

/** The doubts, at the later route of each pair. Two that overlap are fine when one is a special case of the other, or they demand the same. */
export function compareRoutes(routes: readonly Placed[]): { index: number; problem: string }[] {
  return routes.flatMap(({ index, route }, position) =>
    routes.slice(0, position).flatMap(({ index: earlier, route: other }) => {
      if (other.method !== route.method) return []
      const name = `routes[${earlier}] (${other.path})`
      const [inside, around] = [covers(other.path, route.path), covers(route.path, other.path)]
      if (inside && around) return [{ index, problem: `a path of its own: ${name} matches the same requests` }]
      if (inside || around || !overlap(route.path, other.path) || demandsOf(route) === demandsOf(other)) return []
      return [
        {
          index,
          problem: `one route for each request: ${name} matches some of the same with other demands, and neither is more specific`,
        },
      ]
    }),
  )
}

/** Whether each path that fits `special` fits `general` too. */
export function covers(general: string, special: string): boolean {
  const [wanted, found] = [segmentsOf(general), segmentsOf(special)]
  const tree = wanted.at(-1) === '*'
  if (tree ? found.length < wanted.length : found.length !== wanted.length || found.at(-1) === '*') return false
  return wanted.every((segment, index) => {
    const other = found[index] ?? ''
    if (segment === '*') return other !== ''
    return isParameter(segment) ? other !== '*' && other !== '' : segment === other
  })
}

function overlap(a: string, b: string): boolean {
  const [one, two] = [segmentsOf(a), segmentsOf(b)]
  for (let index = 0; index < Math.max(one.length, two.length); index += 1) {
    const [left, right] = [one[index], two[index]]
    if (left === undefined || right === undefined || left === '' || right === '') {
      if (left !== right) return false
      continue
    }
    if (left === '*' || right === '*') return true
    if (!isParameter(left) && !isParameter(right) && left !== right) return false
  }
  return true
}

function segmentsOf(path: string): string[] {
  return path.toLowerCase().split('/').slice(1)
}

function isParameter(segment: string): boolean {
  return segment.startsWith(':')
}

function demandsOf({ level, freshness, binds, once, websocket }: ComparedRoute): string {
  return JSON.stringify([level, freshness ?? null, binds ?? [], once ?? null, websocket ?? false])
}
