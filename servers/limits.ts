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

/** Seconds after which a proposal that was not executed is void (our own). */
export const proposalSeconds = 3600

/** Cents that one payment or a daily limit may come to (our own). */
export const mostCents = 100_000_000

/** Cents that may leave an account within 24 hours until its owner sets another limit (our own). */
export const dailyLimitCents = 5_000_000

/** Cents that a payment without strong authentication may come to (PSD2 RTS, Art. 16(a)). */
export const lowValueCents = 3000

/** Cents that such payments may come to together since the last strong authentication (PSD2 RTS, Art. 16(b)). */
export const lowValueSumCents = 10_000

/** How many of them there may be since the last strong authentication (PSD2 RTS, Art. 16(c)). */
export const lowValuePayments = 5

/** Characters of a payee's name and of a reference, as credit transfers carry them (SEPA Credit Transfer rulebook: 70 and 140). */
export const nameCharacters = 70
export const referenceCharacters = 140

/** Payments of a batch (our own): each has to fit on the page on which the batch is approved. */
export const batchPayments = { least: 2, most: 20 } as const

/** Bytes of a batch's details (our own): as base64url in an access token they have to fit into the header of a request, 16 KiB. */
export const batchBytes = 8000
