/** Base64 hides it from a glance. */
import type { Weakness } from './weakness.ts'

export const sealedDataOnlyEncoded: Weakness = {
  id: 'sealed-data-only-encoded',
  title: 'What has to be read again is encoded instead of encrypted',
  class: 'secret-at-rest',
  cwe: 'CWE-311',
  breaks: ['nothing-readable-at-rest'],
  weaken: (defences) => ({
    ...defences,
    atRest: {
      ...defences.atRest,
      seal: () => ({
        close: (plain) => Buffer.from(plain).toString('base64url'),
        open: (sealed) => Buffer.from(sealed, 'base64url').toString(),
      }),
    },
  }),
}
