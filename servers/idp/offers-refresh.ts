/**
 * Defence: a refresh token comes with a plain sign-in only; what was approved in a step-up ends with its access token.
 * Stops: an elevation is kept open by renewing its token (CWE-672; RFC 9470, 6.1; ASVS 10.4.8, 7.6.1).
 */

/** @param details what the person approved in this authorization; `undefined` for a plain sign-in */
export type OffersRefresh = (details: unknown) => boolean

export const offersRefresh: OffersRefresh = (details) => details === undefined
