/** Who talks to whom in the diagram of an attempt: the lanes, and between which two of them an exchange went. */
import type { AttemptRecord, Exchange, RunRecord, Step } from '../../harness/record.ts'

/** In the order in which they are drawn. */
export const laneNames = {
  victim: 'Victim',
  attacker: 'Attacker',
  gateway: 'Gateway',
  provider: 'Identity provider',
  phone: 'Phone',
  elsewhere: 'Other server',
} as const

export type Lane = keyof typeof laneNames
const order: readonly Lane[] = ['victim', 'attacker', 'gateway', 'provider', 'phone', 'elsewhere']

export interface Arrow {
  readonly from: Lane
  readonly to: Lane
}

/** Where the servers of a run are. */
export interface Hosts {
  /** The target's own origin: the gateway. */
  readonly gateway: string
  readonly providers: ReadonlySet<string>
}

/** An identity provider is whom honest people brought an authorization request, which has a `client_id` (RFC 6749, section 4.1.1). */
export function hostsOf({ target, attempts }: RunRecord): Hosts {
  const asked = attempts
    .flatMap(({ phases }) => phases.filter(({ phase }) => phase === 'honest'))
    .flatMap(({ exchanges }) => exchanges.filter(({ request }) => /[?&]client_id=/.test(request.url)))
    .flatMap(({ request }) => originOf(request.url) ?? [])
  return { gateway: target.origin, providers: new Set(asked.filter((origin) => origin !== target.origin)) }
}

/** Of an address whose path may be a label; `null` for what is no address, as in a request that was spelled wrongly on purpose. */
function originOf(url: string): string | null {
  return /^[a-z]+:\/\/[^/?#{]+/i.exec(url)?.[0] ?? null
}

/** @param step the one that the exchange belongs to, if any */
export function arrowOf({ actor, request }: Exchange, step: Step | undefined, hosts: Hosts): Arrow {
  const origin = originOf(request.url)
  const from = step?.does === 'phone' ? 'phone' : actor
  if (origin === null || origin === hosts.gateway) return { from, to: 'gateway' }
  return { from, to: hosts.providers.has(origin) ? 'provider' : 'elsewhere' }
}

/** The one origin that is meant by a lane, so that it need not be written to each arrow; `null` when there are several. */
export function originAt(lane: Lane, { gateway, providers }: Hosts): string | null {
  if (lane === 'gateway') return gateway
  const [only, ...others] = lane === 'provider' ? providers : []
  return others.length === 0 ? (only ?? null) : null
}

/** The lanes that an attempt needs. */
export function lanesOf(attempt: AttemptRecord, hosts: Hosts): readonly Lane[] {
  const used = new Set<Lane>(['gateway'])
  for (const { steps, exchanges } of attempt.phases) {
    const stepOf = new Map(steps.flatMap((step) => step.exchanges.map((id) => [id, step] as const)))
    for (const { actor, does } of steps) used.add(does === 'phone' ? 'phone' : actor === 'operator' ? 'gateway' : actor)
    for (const exchange of exchanges) {
      const { from, to } = arrowOf(exchange, stepOf.get(exchange.id), hosts)
      used.add(from).add(to)
    }
  }
  return order.filter((lane) => used.has(lane))
}
