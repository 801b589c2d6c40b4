/**
 * Defence: nothing is issued on the strength of a session at the provider alone, whatever the request says or leaves out; each
 * authorization takes a proof of its own. The provider's cookie knows neither device nor address.
 * Stops: `prompt` or `max_age` are removed on the way, or a second way to sign in asks for nothing, and an earlier proof answers for the
 * person (CWE-472, CWE-288, CWE-304; RFC 9470, section 5; OpenID Connect Core, 3.1.2.1; ASVS 6.3.4, 6.8.4).
 */

export interface Authorization {
  /** Whether somebody has proven who they are in this authorization. */
  readonly proven: boolean
  /** Whose session at the provider the browser has, `null` when it has none. */
  readonly session: string | null
  /** The `prompt` of the request. */
  readonly prompt: string | undefined
}

/** True when the person has to prove something first. */
export type ProofRequired = (authorization: Authorization) => boolean

export const proofRequired: ProofRequired = ({ proven }) => !proven
