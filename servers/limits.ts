/** Every threshold of the reference, with its unit and where it comes from. */

/** Consecutive wrong answers after which nothing is evaluated any more (PSD2 RTS, Art. 4(3)(b): at most five). */
export const maxConsecutiveFailures = 5

/** Seconds for which it stays so the first time (PCI DSS 8.3.4: at least 30 minutes); doubled with every further lock. */
export const lockSeconds = 1800

/** Seconds of the longest lock (our own: a day). */
export const longestLockSeconds = 86_400

/** Wrong answers without a right one in between, over all locks, after which guessing is over (NIST SP 800-63B-4, 3.2.2: at most 100). */
export const maxFailures = 100

/** Counters that all logins share that belong to nobody: what is kept about them has an end (our own). */
export const unknownLoginCounters = 4096

/** Seconds for which a device that gave a second factor is known (our own: 30 days). */
export const knownDeviceSeconds = 30 * 86_400

/** Seconds for which a push prompt can be answered, and the answer redeemed (NIST SP 800-63B-4, 3.1.3.2: at most ten minutes). */
export const promptSeconds = 300

/** Prompts in a quarter of an hour that were not approved, after which no more are sent (our own; ASVS 6.6.4 asks for a limit). */
export const unapprovedPrompts = 3

/** Seconds over which those are counted. */
export const unapprovedWindowSeconds = 900

/** The same for a day. */
export const unapprovedPromptsPerDay = 10

/** Seconds without prompts after the owner has reported one (our own: a day). */
export const reportedSeconds = 86_400

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
