/** Secrets are kept so that whoever reads the store cannot use them (ASVS 6.5.2, 11.4.2, 13.3.1; NIST SP 800-63B-4, 3.1.1.2). */
import type { Oracle } from './oracle.ts'

/** What is public by nature: thumbprints of the keys of devices. */
const harmless: ReadonlySet<string> = new Set(['device-key'])

export const nothingReadableAtRest: Oracle = {
  id: 'nothing-readable-at-rest',
  title: 'The store holds nothing usable',
  judge: ({ leaks }) =>
    leaks.flatMap(({ sink, kind, place }) =>
      sink === 'storage' && !harmless.has(kind)
        ? [{ says: `the store holds a readable ${kind} in ${place}`, exchanges: [] }]
        : [],
    ),
}
