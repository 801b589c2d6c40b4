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

/** Seconds since sign-in after which a family of refresh tokens is over, however often it was renewed (our own: as long as a session). */
export const refreshSeconds = absoluteSeconds

/** Seconds for which a refresh token that nobody uses is good (RFC 9700, 4.14.2: it should expire when the client is inactive). */
export const refreshIdleSeconds = accessTokenSeconds + idleSeconds

/** Seconds that the clock of another of our machines may be ahead (RFC 7519, 4.1.4: no more than a few minutes; ours: a minute at most). */
export const clockSkewSeconds = 30

/** Seconds for which a server-provided nonce is taken in DPoP proofs (RFC 9449, 8.2: rotated as the server sees fit). */
export const dpopNonceSeconds = 120

/** Seconds that a DPoP proof's `iat` may lie off the server's clock (RFC 9449, 11.1: seconds or minutes). */
export const proofWindowSeconds = 60

/** Requests per address in ten seconds; more is answered with 429 (our own). */
export const requestsPerTenSeconds = 400

/** Bytes that the body of a request may have; more is answered with 413 (our own). */
export const bodyBytes = 16_384
