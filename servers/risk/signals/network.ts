/**
 * Defence: a network in which the person never proved a factor is unusual, and an anonymiser's always is.
 * Stops: the right password is used from anywhere in the world (PSD2 RTS, Art. 18(2)(c)(v); ASVS 6.3.5; ATT&CK T1090).
 */
import type { Signal } from '../signal.ts'
import { points } from '../table.ts'

export const network: Signal = ({ place, habits }) => {
  if (place === null || place.network === null) return { missing: 'the network of the address is not known' }
  if (place.anonymiser) return { points: points.network.anonymiser, says: `network ${place.network} hides where people are` }
  if (habits.networks.includes(place.network)) return null
  return { points: points.network.strange, says: `network ${place.network} is new` }
}
