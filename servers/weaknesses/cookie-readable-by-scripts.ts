/** A script wanted to know whether somebody is signed in. */
import type { Weakness } from './weakness.ts'

export const cookieReadableByScripts: Weakness = {
  id: 'cookie-readable-by-scripts',
  title: 'Scripts can read the session cookie',
  class: 'cookie-attributes',
  cwe: 'CWE-1004',
  breaks: ['cookies-are-guarded'],
  weaken: (defences) => ({
    ...defences,
    cookieAttributes: { ...defences.cookieAttributes, httpOnly: false },
  }),
}
