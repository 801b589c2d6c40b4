/**
 * Defence: requests are counted per holder of an address, at all doors together, before anything of them is read.
 * Stops: guesses and floods, also out of the many addresses of one IPv6 network (CWE-770, CWE-799; ASVS 2.4.1, 6.3.1).
 */
import ipaddr from 'ipaddr.js'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { holderPrefixBits, requestsPerTenSeconds } from '../../limits.ts'

export type RequestCounter = Pick<RateLimiterAbstract, 'consume'>

/** False when the request is one too many. @throws when it could not be counted */
export type LimitRequests = (counter: RequestCounter, address: string) => Promise<boolean>

export const limitRequests: LimitRequests = (counter, address) => countRequest(counter, holderOf(address))

/** For all doors of a deployment. @param most requests of one holder in ten seconds */
export function requestCounter(most = requestsPerTenSeconds): RequestCounter {
  return new RateLimiterMemory({ points: most, duration: 10 })
}

export async function countRequest(counter: RequestCounter, key: string): Promise<boolean> {
  try {
    await counter.consume(key)
    return true
  } catch (error) {
    if (error instanceof RateLimiterRes) return false
    throw error
  }
}

/** An IPv4 address for itself, an IPv6 address by its network. @param address in canonical form */
export function holderOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString().replace(/%.*$/, '')}/${holderPrefixBits}`).toString()
}
