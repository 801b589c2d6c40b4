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

/** The origins behind two of the lanes; there are several where workers have a target each. */
export interface Hosts {
  readonly gateway: ReadonlySet<string>
  readonly provider: ReadonlySet<string>
}

/**
 * Honest people speak with two servers only. The identity provider is the one that they bring an authorization request, which has a
 * `client_id` (RFC 6749, section 4.1.1); the other one is the gateway.
 */
export function hostsOf({ target, attempts }: RunRecord): Hosts {
  const addresses = attempts.flatMap(({ phases }) =>
    phases.filter(({ phase }) => phase === 'honest').flatMap(({ exchanges }) => exchanges.map(({ request }) => request.url)),
  )
  const provider = new Set(addresses.filter((url) => /[?&]client_id=/.test(url)).flatMap((url) => originOf(url) ?? []))
  provider.delete(target.origin)
  const others = addresses.flatMap((url) => originOf(url) ?? []).filter((origin) => !provider.has(origin))
  return { provider, gateway: new Set([target.origin, ...others]) }
}

/** Of an address whose path may be a label; `null` for what is no address, as in a request that was spelled wrongly on purpose. */
function originOf(url: string): string | null {
  return /^[a-z]{1,10}:\/\/[^/?#{]+/i.exec(url)?.[0] ?? null
}

/** @param step the one that the exchange belongs to, if any */
export function arrowOf({ actor, request }: Exchange, step: Step | undefined, hosts: Hosts): Arrow {
  const origin = originOf(request.url)
  const from = step?.does === 'phone' ? 'phone' : actor
  if (origin === null || hosts.gateway.has(origin)) return { from, to: 'gateway' }
  return { from, to: hosts.provider.has(origin) ? 'provider' : 'elsewhere' }
}

/** The address without the origin that its lane stands for already. */
export function shortAddress(url: string, hosts: Hosts): string {
  const origin = originOf(url)
  const isPlain = origin !== null && /^https?:/i.test(origin) && (hosts.gateway.has(origin) || hosts.provider.has(origin))
  return isPlain ? url.slice(origin.length) : url
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
