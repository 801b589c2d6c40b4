/**
 * Defence: a country in which the person never proved a factor is unusual.
 * Stops: the right password is used from abroad (PSD2 RTS, Art. 18(2)(c)(v) and (vi); ASVS 6.3.5).
 */
import type { Signal } from '../signal.ts'
import { points } from '../table.ts'

export const country: Signal = ({ place, habits }) => {
  if (place === null || place.country === null) return { missing: 'the country of the address is not known' }
  if (habits.countries.includes(place.country)) return null
  return { points: points.country.strange, says: `country ${place.country} is new` }
}
