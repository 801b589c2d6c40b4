/**
 * The first step of the way, at every door: 1 where a request comes from, 2 only the client's own headers stay, 3 one way to read it,
 * 4 it is for us, 5 no cookie of ours twice, 6 not too many. What comes after sees the request only when all of this holds.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { requestIdOf } from '../../audit/audit-log.ts'
import { canonicalAddress } from '../context/canonical-address.ts'
import type { Defences } from '../defences.ts'
import type { TrustedProxies } from './client-address.ts'
import type { RequestCounter } from './limit-requests.ts'

export interface InterceptOptions {
  readonly defences: Defences
  /** Of the door: scheme, name and port. */
  readonly origin: string
  readonly trusted: TrustedProxies
  readonly requests: RequestCounter
}

/** What is known of a request before anything in it is believed. */
export interface Arrival {
  /** In canonical form. */
  readonly address: string
  /** True when a configured proxy said something that is no list of addresses. */
  readonly addressDoubtful: boolean
  /** What the client called the request, or a name of ours. */
  readonly requestId: string
}

export interface Stopped {
  readonly status: 400 | 417 | 421 | 429 | 431
  readonly reason: string
}

const arrivals = new WeakMap<IncomingMessage, Arrival>()

/** `null` when the request may go on. */
export async function intercept(options: InterceptOptions, request: IncomingMessage): Promise<Stopped | null> {
  const { defences, origin, requests } = options
  const { address } = settleArrival(options, request)
  Object.assign(request, defences.clientHeaders(request))
  const framing = defences.checkFraming(request)
  if (framing !== null) return framing
  const { host } = new URL(origin)
  if (!defences.checkHost({ target: request.url ?? '', rawHeaders: request.rawHeaders }, host)) {
    return { status: 421, reason: 'unknown host' }
  }
  if (!defences.checkCookies(request.headers.cookie)) return { status: 400, reason: 'a cookie of ours came twice' }
  return (await defences.limitRequests(requests, address)) ? null : { status: 429, reason: 'too many requests' }
}

/** Finds out where the request comes from. */
export function settleArrival({ defences, trusted }: InterceptOptions, request: IncomingMessage): Arrival {
  const forwarded = request.headers['x-forwarded-for']
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  const hops = { peer: request.socket.remoteAddress ?? '', forwardedFor, trusted, canonical: defences.canonicalAddress }
  const { address, doubtful } = defences.clientAddress(hops)
  const arrival = { ...arrivalOf(request), address, addressDoubtful: doubtful }
  arrivals.set(request, arrival)
  return arrival
}

/** What the first step found out about a request; before it, or when it failed, what the connection says. */
export function arrivalOf(request: IncomingMessage): Arrival {
  const known = arrivals.get(request)
  if (known !== undefined) return known
  const peer = request.socket.remoteAddress ?? ''
  const requestId = requestIdOf(request.headers['x-request-id']) ?? randomUUID()
  const arrival = { address: canonicalAddress(peer) ?? peer, addressDoubtful: false, requestId }
  arrivals.set(request, arrival)
  return arrival
}

/** A message on a connection arrives from where the connection came from. */
export function arrivesLike(message: IncomingMessage, connection: IncomingMessage, requestId: string): void {
  arrivals.set(message, { ...arrivalOf(connection), requestId })
}
