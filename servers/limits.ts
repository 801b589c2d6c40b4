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

/** Seconds that a statement to the app behind the gateway counts for: one hop on one machine (our own). */
export const identitySeconds = 30

/** Seconds within which the app behind the gateway has to begin its answer, once it has the request (our own). */
export const upstreamAnswerSeconds = 30

/** Seconds that the app may be silent in the middle of an answer (our own). */
export const upstreamSilenceSeconds = 300

/** Seconds within which a factor that was begun has to be proven (NIST SP 800-63B-4, 4.1.2.2: ten minutes). */
export const pendingFactorSeconds = 600

/** Seconds for which an activation code can be used: it comes by mail or over the counter (NIST SP 800-63B-4, 4.2.1: 24 hours). */
export const activationCodeSeconds = 86_400

/** Seconds after the activation within which the first factor has to be begun (NIST SP 800-63B-4, 4.1.2.2: ten minutes). */
export const activatedSeconds = 600

/** Seconds for which the link for a forgotten password can be used (NIST SP 800-63B-4, 4.2.1: 24 hours at most; OWASP: short). */
export const recoveryLinkSeconds = 600

/** Links for a forgotten password in an hour, for one login; more are not sent, and nobody learns that (our own). */
export const recoveryLinksPerHour = 3

/** Requests for such links in an hour, from one address; more are answered with 429 (our own). */
export const recoveryRequestsPerAddressHour = 20

/** Bytes of a new TOTP seed (RFC 4226, 4: at least 16, 20 recommended). */
export const totpSeedBytes = 20

/** Characters of a password that is the only factor, and of one beside a second factor (NIST SP 800-63B-4, 3.1.1.2). */
export const minPasswordCharacters = { alone: 15, besideFactor: 8 } as const

/** Characters that a password may have (NIST SP 800-63B-4, 3.1.1.2: at least 64 have to be allowed). */
export const maxPasswordCharacters = 200
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
