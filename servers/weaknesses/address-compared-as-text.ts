/** Addresses are compared as they were written. */
import type { Weakness } from './weakness.ts'

export const addressComparedAsText: Weakness = {
  id: 'address-compared-as-text',
  title: 'Two spellings of one address are two addresses',
  class: 'ip-canon',
  cwe: 'CWE-180',
  breaks: ['honest-left-alone', 'honest-not-overasked'],
  weaken: (defences) => ({
    ...defences,
    canonicalAddress: (address) => address ?? null,
  }),
}
