/**
 * Defence: a session that is used from another network or country than it was signed in from is unusual; within them addresses change.
 * Stops: a copied session is used from elsewhere (NIST SP 800-63B-4, 5.3; PSD2 RTS, Art. 18(2)(c)(v); ASVS 8.2.4; CWE-613).
 */
import type { Signal } from '../signal.ts'
import { points } from '../table.ts'

export const address: Signal = ({ address: here, place, session }) => {
  if (session === null || here === session.address || sameNeighbourhood(here, session.address)) return null
  const then = session.place
  if (place === null || then === null) return { missing: 'one of the two addresses has no known place' }
  if (place.network === null || place.country === null) return { missing: 'network or country of the address is not known' }
  // A mobile network hands its people from address to address.
  if (place.network === then.network && place.country === then.country) return null
  return { points: points.address.elsewhere, says: 'the session has moved to another network or country' }
}

/** The same /24: providers give out addresses from such blocks. IPv6 is compared by /64 anyway. */
function sameNeighbourhood(here: string, there: string): boolean {
  const block = /^(\d+\.\d+\.\d+)\.\d+$/
  const [mine, other] = [block.exec(here)?.[1], block.exec(there)?.[1]]
  return mine !== undefined && mine === other
}
