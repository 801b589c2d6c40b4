/** Addresses that the table does not have are mostly private ones: they count as at home. */
import type { Weakness } from './weakness.ts'

export const unknownPlaceNotUnusual: Weakness = {
  id: 'unknown-place-not-unusual',
  title: 'A place that no table knows is a usual one',
  class: 'risk-signal-missing',
  cwe: 'CWE-636',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: {
      ...defences.signals,
      network: (seen) => (seen.place === null ? null : defences.signals.network(seen)),
      country: (seen) => (seen.place === null ? null : defences.signals.country(seen)),
      velocity: (seen) => (seen.place === null ? null : defences.signals.velocity(seen)),
    },
  }),
}
