/**
 * Defence: no access token leaves the provider that is not bound to a key, by whichever grant it is asked for.
 * Stops: a bound token is traded for one that works without its key (CWE-1270; RFC 9449, 5 and 6; ASVS 10.4.14).
 */

export interface IssuedToken {
  /** By which grant it is issued: `authorization_code` or `refresh_token`. */
  readonly by: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** The claims to sign. @throws Error rather than issue a token that is bound to nothing */
export type RequireBoundToken = (token: IssuedToken) => Readonly<Record<string, unknown>>

export const requireBoundToken: RequireBoundToken = ({ claims }) => {
  const { cnf } = claims
  if (typeof cnf === 'object' && cnf !== null && 'jkt' in cnf && typeof cnf.jkt === 'string') return claims
  throw new Error('an access token would have been issued that is bound to no key')
}
