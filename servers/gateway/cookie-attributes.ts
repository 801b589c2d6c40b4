/**
 * Defence: cookies of ours go to this host only, over TLS only, and are out of the reach of scripts and other sites.
 * Stops: a cookie is read by a script, on the way or by a sibling domain, or sent along by a foreign page (CWE-614, CWE-1004, CWE-1275;
 * ASVS 3.3.1 to 3.3.4; RFC 6265bis, 4.1.2 and 8.8).
 */
export interface CookieAttributes {
  readonly path: string
  readonly domain?: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'strict' | 'lax' | 'none'
}

/** The same for all of them. */
export const cookieAttributes: CookieAttributes = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' }
