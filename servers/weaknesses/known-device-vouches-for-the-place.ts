/** Whoever comes with a device that is known is that person, wherever that may be: the fingerprint matches. */
import { isKnown } from '../risk/signals/device.ts'
import type { Weakness } from './weakness.ts'

export const knownDeviceVouchesForThePlace: Weakness = {
  id: 'known-device-vouches-for-the-place',
  title: 'A device that looks familiar makes every place usual',
  class: 'device-fp',
  cwe: 'CWE-807',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: {
      ...defences.signals,
      address: (seen) => (isKnown(seen) ? null : defences.signals.address(seen)),
      network: (seen) => (isKnown(seen) ? null : defences.signals.network(seen)),
      country: (seen) => (isKnown(seen) ? null : defences.signals.country(seen)),
      velocity: (seen) => (isKnown(seen) ? null : defences.signals.velocity(seen)),
    },
  }),
}
