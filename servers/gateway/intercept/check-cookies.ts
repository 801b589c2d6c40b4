/**
 * Defence: a cookie that is ours comes once or not at all.
 * Stops: a cookie that somebody else has planted is read in place of the one that we have set (CWE-565; ASVS 3.3.3; RFC 6265bis, 8.6).
 */
export type CheckCookies = (cookieHeader: string | undefined) => boolean

/** Ours all bear the prefix; browsers that hold it to its promise do so whatever its case. */
const prefix = '__host-'

export const checkCookies: CheckCookies = (cookieHeader = '') => {
  const names = cookieHeader
    .split(';')
    // A cookie without a name is sent as its value alone: `=a=b` and `a=b` read alike.
    .map((pair) => pair.trim().replace(/^=\s*/, '').split('=', 1)[0]?.trim().toLowerCase() ?? '')
    .filter((name) => name.startsWith(prefix))
  return new Set(names).size === names.length
}
