/**
 * Defence: a client's address is the peer of its connection. Only what a configured proxy says is believed instead: the right-most
 * address in `X-Forwarded-For` that is no such proxy. `Forwarded`, `X-Real-IP` and the like are never read; no address is exempt.
 * Stops: the client chooses the address by which it is judged, counted and logged (CWE-348, CWE-290; ASVS 15.3.4, 4.1.3).
 */
import { BlockList, isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { CanonicalAddress } from '../context/canonical-address.ts'

/** Addresses of proxies before us; nobody by default. */
export type TrustedProxies = Pick<BlockList, 'check'>

export interface Hops {
  /** The peer of the connection, as the operating system names it. */
  readonly peer: string
  /** `X-Forwarded-For`, as it came. */
  readonly forwardedFor: string | undefined
  readonly trusted: TrustedProxies
  readonly canonical: CanonicalAddress
}

export interface ClientAddress {
  /** In canonical form: one text for one address. */
  readonly address: string
  /** True when a proxy of ours said something that is no list of addresses. */
  readonly doubtful: boolean
}

export type FindClientAddress = (hops: Hops) => ClientAddress

export const clientAddress: FindClientAddress = ({ peer, forwardedFor, trusted, canonical }) => {
  const own = canonical(peer) ?? peer
  if (forwardedFor === undefined || !isTrusted(trusted, peer)) return { address: own, doubtful: false }
  let nearest = own
  for (const said of forwardedFor.split(',').toReversed()) {
    const hop = canonical(said.trim())
    if (hop === null) return { address: own, doubtful: true }
    nearest = hop
    if (!isTrusted(trusted, said.trim())) break
  }
  return { address: nearest, doubtful: false }
}

/** @throws RangeError naming the first text that is neither an address nor a range such as 10.0.0.0/8 */
export function trustedProxies(ranges: readonly string[]): TrustedProxies {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits, ...more] = range.split('/')
    const family = isIP(network)
    const most = family === 4 ? 32 : 128
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
    if (family === 0 || network.includes('%') || more.length > 0 || prefix < 1 || prefix > most) {
      throw new RangeError(`expected an address or a range such as 10.0.0.0/8, found '${range}'`)
    }
    list.addSubnet(network, prefix, family === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}

function isTrusted(trusted: TrustedProxies, address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.process(address)
  return trusted.check(parsed.toString(), parsed.kind())
}
