/**
 * Defence: an access token that is bound to a key is taken only with the DPoP scheme and a proof by exactly that key.
 * Stops: a stolen token is used without the key, or with a key of the thief's (RFC 9449, sections 7.1 and 7.2; ASVS 10.3.5).
 */
export interface PresentedToken {
  /** The scheme of the Authorization header, in lower case. */
  readonly scheme: string
  /** `cnf.jkt` of the token, `undefined` when it is bound to no key. */
  readonly boundTo: string | undefined
  /** Thumbprint of the key that signed the proof; `null` when there was no valid proof. */
  readonly proofKey: string | null
}

export type RequireTokenBinding = (token: PresentedToken) => boolean

export const requireTokenBinding: RequireTokenBinding = ({ scheme, boundTo, proofKey }) =>
  scheme === 'dpop' && boundTo !== undefined && proofKey !== null && proofKey === boundTo
