/**
 * A world on the loopback, for runs and demonstrations: the second octet of 127.0.0.0/8 says where an address is.
 * The harness puts people at home into 20 and up, and attackers elsewhere into 99 and up (`harness/network/positions.ts`).
 * Numbers of networks are those reserved for documentation (RFC 5398).
 */
import type { Place, Point, World } from './world.ts'

interface Region extends Place {
  /** Second octets, both ends included. */
  readonly from: number
  readonly to: number
}

const berlin: Point = { latitude: 52.52, longitude: 13.4 }
const hamburg: Point = { latitude: 53.55, longitude: 10.0 }
const vienna: Point = { latitude: 48.21, longitude: 16.37 }
const singapore: Point = { latitude: 1.35, longitude: 103.82 }
const amsterdam: Point = { latitude: 52.37, longitude: 4.9 }

/** What lies in no region is unknown to this world, like an address that a real table does not have. */
export const regions: readonly Region[] = [
  /** Homes. */
  { from: 0, to: 59, network: 'AS64496', country: 'DE', point: berlin, anonymiser: false },
  /** The mobile network in the same town. */
  { from: 60, to: 69, network: 'AS64497', country: 'DE', point: berlin, anonymiser: false },
  /** An office in another town. */
  { from: 70, to: 79, network: 'AS64498', country: 'DE', point: hamburg, anonymiser: false },
  /** A neighbouring country. */
  { from: 80, to: 89, network: 'AS64499', country: 'AT', point: vienna, anonymiser: false },
  /** Elsewhere: another network, another country, ten thousand kilometres away. */
  { from: 99, to: 119, network: 'AS64500', country: 'SG', point: singapore, anonymiser: false },
  /** The exits of an anonymiser. */
  { from: 120, to: 129, network: 'AS64501', country: 'NL', point: amsterdam, anonymiser: true },
]

export const syntheticWorld: World = {
  locate(address) {
    const [first, second] = (address === '::1' ? '127.0.0.1' : address).split('.')
    if (first !== '127' || second === undefined) return null
    const octet = Number(second)
    const region = regions.find(({ from, to }) => octet >= from && octet <= to)
    if (region === undefined) return null
    const { from: _from, to: _to, ...place } = region
    return place
  },
}
