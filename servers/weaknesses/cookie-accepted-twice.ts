/** Of two cookies with one name the parser takes one, and nobody looks at the other. */
import type { Weakness } from './weakness.ts'

export const cookieAcceptedTwice: Weakness = {
  id: 'cookie-accepted-twice',
  title: 'A session cookie that comes twice is believed',
  class: 'cookie-attributes',
  cwe: 'CWE-565',
  breaks: ['cookies-are-guarded'],
  weaken: (defences) => ({
    ...defences,
    checkCookies: () => true,
  }),
}
