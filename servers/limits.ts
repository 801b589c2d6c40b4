/** Every threshold of the reference, with its unit and where it comes from. */

/** Consecutive wrong answers after which nothing is evaluated any more (PSD2 RTS, Art. 4(3)(b): at most five). */
export const maxConsecutiveFailures = 5

/** Seconds for which it stays so (PCI DSS 8.3.4: at least 30 minutes). */
export const lockSeconds = 1800

/** Seconds for which a proof opens an action that demands a fresh one (PSD2 RTS, Art. 4(3)(d): five minutes). */
export const freshSeconds = 300

/** Seconds until an elevation ends, used or not (PCI DSS 8.2.8: at most 15 minutes); actions may demand a fresher proof. */
export const elevationSeconds = 900

/** Seconds for which a challenge can be answered (NIST SP 800-63B-4, 3.1.3.2: at most ten minutes). */
export const challengeSeconds = 300

/** Seconds without a request after which a session is over (PCI DSS 8.2.8: at most 15 minutes). */
export const idleSeconds = 900

/** Seconds since sign-in after which a session is over, whatever happened meanwhile (our own: one working day). */
export const absoluteSeconds = 8 * 3600

/** Seconds within which a browser has to come back from the identity provider (our own). */
export const pendingSeconds = 600

/** Lifetime of access tokens in seconds: longer than the freshness of actions, so that freshness is what decides (our own). */
export const accessTokenSeconds = 600

/** Seconds that a DPoP proof's `iat` may lie off the server's clock (RFC 9449, 11.1: seconds or minutes). */
export const proofWindowSeconds = 60

/** Requests per address in ten seconds; more is answered with 429 (our own). */
export const requestsPerTenSeconds = 400

/** Bytes that the body of a request may have; more is answered with 413 (our own). */
export const bodyBytes = 16_384

/** Seconds that a statement to the app behind the gateway counts for: one hop on one machine (our own). */
export const identitySeconds = 30

/** Seconds within which the app behind the gateway has to begin its answer, once it has the request (our own). */
export const upstreamAnswerSeconds = 30

/** Seconds that the app may be silent in the middle of an answer (our own). */
export const upstreamSilenceSeconds = 300

/** Seconds after which it is looked again whether an open WebSocket may go on (our own). */
export const socketCheckSeconds = 5
