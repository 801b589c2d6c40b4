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

/** Bytes that the head of a request may have; more is answered with 431 (Node's own default). */
export const headBytes = 16_384

/** Header lines of a request; more is answered with 431 (our own; browsers send about 20). */
export const headerLines = 100

/** Seconds within which a TLS handshake, and then the head of a request, has to be there (our own; ASVS 4.2.5, CWE-400). */
export const headSeconds = 10

/** Seconds within which a whole request has to be there (our own; CWE-400). */
export const requestSeconds = 30

/** Requests on one connection, and connections at one door, at the same time (our own). */
export const requestsPerConnection = 1000
export const connectionsPerDoor = 2000

/** Leading bits of an IPv6 address that are one holder for the limit on requests (RFC 6177: a site gets at least a /64). */
export const holderPrefixBits = 64

/** Bytes of one message on the WebSocket; more closes it (our own: as the body of a request). */
export const messageBytes = bodyBytes

/** Messages of one WebSocket that wait to be handled; more closes it (our own). */
export const waitingMessages = 16

/** WebSockets that one person may hold open (our own). */
export const socketsPerPerson = 8

/** Milliseconds after which an open WebSocket whose session has ended is closed at the latest (our own; ASVS 4.4.4). */
export const socketCheckMs = 500
/** Milliseconds within which the TLS hello of a connection has to come (our own). */
export const helloMs = 10_000
/** Seconds of disuse after which an elevation opens nothing any more, where an action states no age itself (PSD2 RTS, Art. 4(3)(d)). */
export const elevatedIdleSeconds = 300

/** Seconds between two notes that a session is in use; so it may end this much before `idleSeconds`, and never after (our own). */
export const touchSeconds = 5

/** Seconds after sign-in within which the browser has to show the key of its device (our own: the first page does it). */
export const deviceKeySeconds = 60

/** Challenges that a session may have open; one more voids the oldest (our own). */
export const openChallenges = 10

/** Seconds for which a device stays trusted (our own: 30 days; ASVS 7.3.2 asks for an absolute end). */
export const trustedDeviceSeconds = 30 * 24 * 3600
