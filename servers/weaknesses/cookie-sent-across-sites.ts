/** Some partner embeds a page of ours in a frame. */
import type { Weakness } from './weakness.ts'

export const cookieSentAcrossSites: Weakness = {
  id: 'cookie-sent-across-sites',
  title: 'Other sites make the browser send the session cookie',
  class: 'cookie-attributes',
  cwe: 'CWE-1275',
  breaks: ['cookies-are-guarded'],
  weaken: (defences) => ({
    ...defences,
    cookieAttributes: { ...defences.cookieAttributes, sameSite: 'none' },
  }),
}
