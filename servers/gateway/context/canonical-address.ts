/**
 * Defence: an address has one spelling, made once, before anybody limits, compares or records it.
 * Stops: another spelling of the same address, or another host of the same IPv6 network, is taken for somebody else: limits start anew,
 * and honest people raise alarms (CWE-180, CWE-289; ASVS 15.3.4; RFC 4291, 2.5.5.2).
 */
import ipaddr from 'ipaddr.js'

/**
 * IPv4 as four decimal numbers, also when it came mapped into IPv6; IPv6 as the network `2001:db8:0:1::/64`, because one customer has
 * all of it (RFC 6177). `null` for everything else: other notations, zones, and the unspecified address.
 */
export type CanonicalAddress = (address: string | undefined) => string | null

export const canonicalAddress: CanonicalAddress = (address = '') => {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return specified(address)
  if (!ipaddr.IPv6.isValid(address) || address.includes('%') || ipv4Compatible.test(address)) return null
  const parsed = ipaddr.IPv6.parse(address)
  if (parsed.isIPv4MappedAddress()) return specified(parsed.toIPv4Address().toString())
  if (parsed.range() === 'unspecified') return null
  if (parsed.range() === 'loopback') return '::1'
  const network = new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0])
  return `${network.toString()}/64`
}

/** `::192.0.2.1`, long given up (RFC 4291, 2.5.5.1); ipaddr.js takes it for a mapped address, which it is not. */
const ipv4Compatible = /^::\d+\./

function specified(address: string): string | null {
  return address === '0.0.0.0' ? null : address
}
