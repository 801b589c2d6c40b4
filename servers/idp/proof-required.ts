/**
 * Defence: nothing is issued on the strength of a session at the provider alone, whatever the request says or leaves out; each
 * authorization takes a proof of its own. The provider's cookie knows neither device nor address.
 * Stops: `prompt` or `max_age` are removed on the way, and an earlier proof answers for the person (CWE-472; RFC 9470, section 5;
 * OpenID Connect Core, 3.1.2.1; ASVS 6.8.4).
 */

export interface Authorization {
  /** Whether somebody has proven who they are in this authorization. */
  readonly proven: boolean
  /** The `prompt` of the request. */
  readonly prompt: string | undefined
}

export type ProofRequired = (authorization: Authorization) => boolean

export const proofRequired: ProofRequired = ({ proven }) => !proven
