/** Where addresses are in the world, as somebody's table knows it: a deployment is given one, and believes nothing that a client says. */

export interface Point {
  /** Degrees, north positive. */
  readonly latitude: number
  /** Degrees, east positive. */
  readonly longitude: number
}

/** What is known of an address; a part that the table does not have is `null`, and counts as missing. */
export interface Place {
  /** The autonomous system, for example `AS64496`. */
  readonly network: string | null
  /** ISO 3166-1, two letters. */
  readonly country: string | null
  readonly point: Point | null
  /** Tor, VPN or proxy: then the place is that of the exit, and says nothing of the person. */
  readonly anonymiser: boolean
}

export interface World {
  /** @param address as `canonicalAddress` gives it. `null` when nothing is known of it. */
  locate(address: string): Place | null
}

/** Mean radius of the earth in kilometres (IUGG). */
const earthKm = 6371

/** Great-circle distance in kilometres. */
export function distanceKm(from: Point, to: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  const part = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(part)))
}
