/**
 * Defence: after a sign-in or step-up the browser goes to a page of ours that it named beforehand, or home. The answer is kept at the server
 * meanwhile; neither the way back nor a Referer can change it.
 * Stops: a link that signs somebody in and then takes them to a foreign page (CWE-601; ASVS 3.7.2; RFC 9700, 4.11).
 */
import { matchPath } from '../intercept/resolve-route.ts'

/** @param pages patterns of the pages that one may return to, as routes declare their paths */
export type CheckReturnTo = (asked: readonly string[], pages: readonly string[]) => string

const home = '/'

/** Plain segments only: nothing that one reader takes for a host, a scheme or another path than the next reader does. */
const plainPath = /^\/[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/

export const checkReturnTo: CheckReturnTo = ([asked, ...more], pages) => {
  if (asked === undefined || more.length > 0 || !plainPath.test(asked)) return home
  return pages.some((page) => matchPath(page, asked) !== null) ? asked : home
}
