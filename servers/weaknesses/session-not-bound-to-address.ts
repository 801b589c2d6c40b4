/** Where a session is used from is looked at when it is signed in, and never again: neither elevations nor the risk depend on it. */
import type { Weakness } from './weakness.ts'

export const sessionNotBoundToAddress: Weakness = {
  id: 'session-not-bound-to-address',
  title: 'An elevation holds at any address',
  class: 'session-hijack',
  cwe: 'CWE-613',
  breaks: ['session-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkElevationAddress: () => true,
    signals: { ...defences.signals, address: () => null, network: () => null, country: () => null, velocity: () => null },
  }),
}
