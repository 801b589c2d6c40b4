/** What actors and the operator did, as steps of the evidence. */
import { z } from 'zod'

export const outcomes = ['done', 'challenged', 'refused', 'ended', 'broken'] as const

/** The values of an operation in the harness's vocabulary, for example `{ payee, cents }`. */
export const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly()

/** The target's demand for a stronger or fresher factor, as it was read from the answer. */
export const challenge = z
  .object({
    /** A label that is unique within the evidence; the target's own id may be a secret. */
    id: z.string(),
    operation: z.string(),
    level: z.number(),
    maxAgeSeconds: z.number().nullable(),
    /** The holder (see step) that was challenged, and the account it acted on. */
    holder: z.string(),
    account: z.enum(['victim', 'attacker']),
    /** The values that the challenged request carried: what an approval of it may open. */
    values,
  })
  .readonly()

const stepBase = {
  /** `operator`: whoever runs the target, through a hook and without a request of the harness. */
  actor: z.enum(['victim', 'attacker', 'operator']),
  /** Whose account the step acts on. */
  account: z.enum(['victim', 'attacker']),
  /** The set of cookies, tokens and keys that the step used; a copy made by theft is another holder. */
  holder: z.string(),
  /** The holder that this one was stolen from, and what was taken; `null` when nothing was. */
  stolen: z
    .object({ from: z.string(), goods: z.array(z.string()).readonly() })
    .readonly()
    .nullable(),
  /** Where the actor stood: an entry of `positions`. */
  position: z.string(),
  address: z.string(),
  /** Epoch milliseconds on the target's clock (the virtual one where there is one). */
  at: z.number(),
  outcome: z.enum(outcomes),
  /** Ids of the exchanges, the deciding one last. */
  exchanges: z.array(z.string()).readonly(),
}

export const step = z.discriminatedUnion('does', [
  z
    .object({
      does: z.literal('sign-in'),
      ...stepBase,
      /** By what the account was opened: `password`, or another way that the target has, for example `recovery-link`. */
      way: z.string(),
      /** Sign-ins and probes of one comparison must be answered alike; `null` when it stands for itself. */
      comparison: z.string().nullable(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('sign-out'),
      ...stepBase,
      /** All sessions and tokens of the account instead of this one. */
      everywhere: z.boolean(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('renew'),
      ...stepBase,
      /** The refresh token that was used, by its label: equal for equal ones. */
      token: z.string(),
      /** What the new access token says of the sign-in that it came of: its level, and epoch seconds; `null` when it shows nothing. */
      shows: z.object({ level: z.number(), authTime: z.number() }).readonly().nullable(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('redeem'),
      ...stepBase,
      /** The authorization code that was brought, by its label: equal for equal ones. */
      code: z.string(),
      /** With which code verifier. */
      verifier: z.enum(['own', 'none', 'another']),
    })
    .readonly(),
  z
    .object({
      does: z.literal('listen'),
      ...stepBase,
      /** What the attacker's server offers, for people: `a key set`. */
      what: z.string(),
      /** How many requests the target sent there. */
      requests: z.number(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('phone'),
      ...stepBase,
      /** The requests for approval that the phone shows, by their labels: equal for equal ones. */
      prompts: z.array(z.string()).readonly(),
      /** What its owner did about one of them; `null` when only looking. */
      decision: z.enum(['approve', 'deny', 'report']).nullable(),
      /** Whether an approval carried, in time, the number that the requesting browser shows; `null` without an approval. */
      rightNumber: z.boolean().nullable(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('event'),
      ...stepBase,
      /** What the operator did to the account, or what became of it there. */
      event: z.enum(['locked', 'unlocked', 'role-taken', 'password-reset', 'factors-removed', 'deleted']),
    })
    .readonly(),
  z
    .object({
      does: z.literal('probe'),
      ...stepBase,
      /** What was sent, for people: `a TLS 1.1 handshake`. */
      what: z.string(),
      /** Probes of one comparison must be answered alike; `null` when it stands for itself. */
      comparison: z.string().nullable(),
      /** The level that the target declares for what was asked for; `null` when it is nothing declared. */
      demands: z.number().nullable(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('handshake'),
      ...stepBase,
      /** What the client offered, for people: `TLS 1.1`. */
      offered: z.string(),
      /** What was agreed on, in the names of TLS and IANA; `null` when the target refused. */
      agreed: z
        .object({
          protocol: z.string(),
          cipher: z.string(),
          /** True when it was agreed on once more, in a connection that stood already. */
          anew: z.boolean(),
        })
        .readonly()
        .nullable(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('perform'),
      ...stepBase,
      operation: z.string(),
      values,
      /** How the request was spelled when not as declared, for example `POST //api/x`; `null` when as declared. */
      spelling: z.string().nullable(),
      /** The challenge whose approval the request relies on. */
      after: z.string().nullable(),
      challenge: challenge.nullable(),
      /** True when the answer carried content that only the protected operation gives. */
      disclosed: z.boolean(),
      /** What was presented in the place of a genuine credential, for people: `a token without a signature`; `null` when nothing was. */
      presented: z.string().nullable(),
    })
    .readonly(),
  z
    .object({
      does: z.literal('answer'),
      ...stepBase,
      challenge,
      factor: z.string(),
      /** 0 none, 1 password, 2 second factor, 3 phishing-resistant with user verification. */
      level: z.number(),
      /** Whose authenticator produced the answer; `guess` when nobody's did. */
      proofOf: z.enum(['victim', 'attacker', 'guess', 'nobody']),
      /** Equal for equal one-time codes, recovery codes and signed challenges of a passkey; `null` when the factor gives none. */
      proof: z.string().nullable(),
      /**
       * What the page on which it was answered showed of that which is approved, in the harness's vocabulary, texts as they stood there;
       * `null` when nobody looked or the target shows nothing.
       */
      shown: values.nullable(),
      /** The time step that the code was made for, `null` for guesses and other factors. */
      codeStep: z.number().nullable(),
    })
    .readonly(),
])
