/** The framing is left to the HTTP library: it refuses two lengths, but keeps one of two headers, and another reader may keep the other. */
import type { Weakness } from './weakness.ts'

export const repeatedHeadersServed: Weakness = {
  id: 'repeated-headers-served',
  title: 'A request is served although one of its headers comes twice',
  class: 'gate-forwarded-meta',
  cwe: 'CWE-444',
  breaks: ['answered-as-required'],
  weaken: (defences) => ({ ...defences, checkFraming: () => null }),
}
