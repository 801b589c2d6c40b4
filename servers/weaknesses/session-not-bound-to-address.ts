/** Addresses are compared at sign-in only, if at all. */
import type { Weakness } from './weakness.ts'

export const sessionNotBoundToAddress: Weakness = {
  id: 'session-not-bound-to-address',
  title: 'An elevation holds at any address',
  class: 'session-hijack',
  cwe: 'CWE-613',
  weaken: (defences) => ({
    ...defences,
    checkElevationAddress: () => true,
  }),
}
