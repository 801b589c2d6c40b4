/** The address belongs to the session, to the last octet: whoever leaves the house is out. */
import { bandFrom } from '../risk/table.ts'
import type { Weakness } from './weakness.ts'

export const anyNewAddressEndsTheSession: Weakness = {
  id: 'any-new-address-ends-the-session',
  title: 'A change of address ends the session, whoever makes it',
  class: 'ip-shift',
  cwe: 'CWE-697',
  breaks: ['honest-left-alone'],
  weaken: (defences) => ({
    ...defences,
    signals: {
      ...defences.signals,
      address: ({ address, session }) =>
        session === null || address === session.address ? null : { points: bandFrom.extreme, says: 'another address' },
    },
  }),
}
