/**
 * Defence: nothing is issued on the strength of a session at the provider alone: its cookie knows neither device nor address, so
 * every authorization takes a proof that was given for it.
 * Stops: a second way to sign in, on which nobody is asked for anything, ends in a session or approval that counts like a proven one
 * (CWE-288, CWE-304; RFC 9470, section 5; ASVS 6.3.4, 6.8.4).
 */
export interface AtTheProvider {
  /** Whether a proof was given in this interaction. */
  readonly proven: boolean
  /** Whose session at the provider the browser has, `null` when it has none. */
  readonly session: string | null
}

/** True when the person has to prove something first. */
export type RequireProof = (at: AtTheProvider) => boolean

export const requireProof: RequireProof = ({ proven }) => !proven
