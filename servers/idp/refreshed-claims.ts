/**
 * Defence: a refreshed token says how and when the person was authenticated, as it was then; a renewal is no sign of presence.
 * Stops: a token is renewed until the proof looks fresh, or keeps a level longer than it lasts (CWE-613; RFC 9470, 6.1;
 * OpenID Connect Core, 12.2; NIST SP 800-63B-4, 5.1.2).
 */

/** A sign-in, as it was at the time. */
export interface AuthenticationEvent {
  readonly acr?: string | undefined
  readonly amr?: readonly string[] | undefined
  /** Epoch seconds. */
  readonly authTime?: number | undefined
}

export type RefreshedClaims = (event: AuthenticationEvent, nowMs: number) => AuthenticationEvent

export const refreshedClaims: RefreshedClaims = (event) => event
