/**
 * The run record: what happened, in a form that survives JSON and can be judged again.
 * It holds evidence and verdicts; it holds no secret (they are replaced at the recorder) and no opinion of a report.
 */
import { z } from 'zod'

export const outcomes = ['done', 'challenged', 'refused', 'ended', 'broken'] as const
export const surfaces = ['session', 'api'] as const
export const phases = ['honest', 'attack', 'again'] as const

const header = z.object({ name: z.string(), value: z.string() }).readonly()

/** One request and its answer, with the field names of HAR 1.2; secrets stand as `{kind n}`, the same label for the same secret. */
const exchange = z
  .object({
    /** Sent as `X-Request-Id`, so that the target's audit log can be asked for it. */
    id: z.string(),
    actor: z.enum(['victim', 'attacker']),
    /** The source address that the actor's connections are bound to. */
    from: z.string(),
    startedDateTime: z.string(),
    /** Milliseconds from sending to the last byte, real time whatever the clock of the target says. */
    time: z.number(),
    request: z
      .object({
        method: z.string(),
        url: z.string(),
        headers: z.array(header).readonly(),
        postData: z.object({ mimeType: z.string(), text: z.string() }).readonly().nullable(),
      })
      .readonly(),
    /** `null` when no answer came; `failure` then says why. */
    response: z
      .object({
        status: z.number(),
        headers: z.array(header).readonly(),
        content: z.object({ size: z.number(), mimeType: z.string(), text: z.string() }).readonly(),
      })
      .readonly()
      .nullable(),
    failure: z.string().nullable(),
  })
  .readonly()

/** The values of an operation in the harness's vocabulary, for example `{ payee, cents }`. */
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).readonly()

/** The target's demand for a stronger or fresher factor, as it was read from the answer. */
const challenge = z
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
  actor: z.enum(['victim', 'attacker']),
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

const step = z.discriminatedUnion('does', [
  z.object({ does: z.literal('sign-in'), ...stepBase }).readonly(),
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
      /** Equal for equal one-time codes; `null` when the factor gives none. */
      proof: z.string().nullable(),
      /** The time step that the code was made for, `null` for guesses and other factors. */
      codeStep: z.number().nullable(),
    })
    .readonly(),
])

/** Something that became true on the target, read back from it. */
const effect = z.object({ operation: z.string(), account: z.enum(['victim', 'attacker']), values }).readonly()

/** An entry of the target's audit log about an exchange of this evidence. */
const auditEvent = z
  .object({
    requestId: z.string(),
    decision: z.string(),
    reason: z.string(),
    /** The source address that the server saw; `null` when the log does not say. */
    address: z.string().nullable(),
  })
  .readonly()

const evidence = z
  .object({
    phase: z.enum(phases),
    steps: z.array(step).readonly(),
    exchanges: z.array(exchange).readonly(),
    /** Effects that were not there before the phase. */
    effects: z.array(effect).readonly(),
    /** What the target logged; `null` when it offers no audit log. */
    audit: z.array(auditEvent).readonly().nullable(),
    /** Indices into `steps`: the ones that decide the phase. */
    decided: z.array(z.number()).readonly(),
    /** What the deciding steps must come to at least; `null` outside the attack. */
    expected: z
      .object({
        outcome: z.enum(outcomes),
        /** How many of the deciding steps may succeed, as when one approval is used twice at once. */
        mayBeDone: z.number(),
        /** 404 and 405 are fair answers, because the request was misspelled on purpose. */
        mayNotExist: z.boolean(),
      })
      .readonly()
      .nullable(),
    /** Why the flow could not be carried through; `null` when it was. */
    failure: z
      .object({ kind: z.enum(['target', 'flow']), says: z.string() })
      .readonly()
      .nullable(),
    /** Set when the phase was left out on purpose. */
    skipped: z.string().nullable(),
  })
  .readonly()

const violation = z
  .object({
    oracle: z.string(),
    phase: z.enum(phases),
    says: z.string(),
    exchanges: z.array(z.string()).readonly(),
  })
  .readonly()

const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('breached'), violations: z.array(violation).readonly() }).readonly(),
  z.object({ kind: z.literal('inconclusive'), reason: z.string() }).readonly(),
  z.object({ kind: z.literal('defended'), reason: z.string() }).readonly(),
  z.object({ kind: z.literal('not-applicable'), reason: z.string() }).readonly(),
])

const attemptRecord = z
  .object({
    /** `scenario[surface]` or `scenario[surface,variant]`. */
    id: z.string(),
    scenario: z.string(),
    title: z.string(),
    story: z.string(),
    class: z.string(),
    seen: z.array(z.string()).readonly(),
    requirements: z.array(z.string()).readonly(),
    surface: z.enum(surfaces),
    variant: z.string().nullable(),
    /** In the order honest, attack, again; empty when the attempt is not applicable. */
    phases: z.array(evidence).readonly(),
    verdict,
  })
  .readonly()

const operation = z
  .object({
    id: z.string(),
    title: z.string(),
    level: z.number(),
    /** Oldest proof that opens it, in seconds; `null`: as old as the elevation may get. */
    maxAgeSeconds: z.number().nullable(),
    /** Fields of `values` that an approval is bound to; empty: the approval is for the operation. */
    binds: z.array(z.string()).readonly(),
    /** `state`: read back from the target; `disclosure`: the answer itself is what is protected. */
    effect: z.enum(['state', 'disclosure']),
  })
  .readonly()

const targetFacts = z
  .object({
    name: z.string(),
    capabilities: z.array(z.string()).readonly(),
    surfaces: z.array(z.enum(surfaces)).readonly(),
    operations: z.array(operation).readonly(),
    limits: z
      .object({
        /** Consecutive wrong answers after which the target must stop evaluating. */
        consecutiveGuesses: z.number(),
        /** How long it then refuses, in seconds. */
        lockSeconds: z.number(),
      })
      .readonly(),
  })
  .readonly()

export const runRecordSchema = z
  .object({
    format: z.literal('stepproof-run'),
    version: z.literal(1),
    suite: z.object({ name: z.string(), version: z.string() }).readonly(),
    target: z
      .object({
        facts: targetFacts,
        origin: z.string(),
        weakened: z.array(z.string()).readonly(),
        /** The file that describes it, as given to `--target`; `null` for the reference. */
        file: z.string().nullable(),
      })
      .readonly(),
    /** The file that the scenarios are from, as given to `--scenarios`; `null` for the library. */
    scenarios: z.string().nullable(),
    seed: z.number(),
    /** The exact command that repeats the run. */
    command: z.string(),
    startedDateTime: z.string(),
    /** Wall time of the whole run in milliseconds. */
    time: z.number(),
    /** `false` when the run was cut short: the attempts are those that finished. */
    complete: z.boolean(),
    /** Ids of the attempts in the order of the plan, so that a check that disappears is seen. */
    checks: z.array(z.string()).readonly(),
    attempts: z.array(attemptRecord).readonly(),
  })
  .readonly()

export type Outcome = (typeof outcomes)[number]
export type Surface = (typeof surfaces)[number]
export type PhaseName = (typeof phases)[number]
export type Role = 'victim' | 'attacker'
export type Exchange = z.infer<typeof exchange>
export type Values = z.infer<typeof values>
export type Challenge = z.infer<typeof challenge>
export type Step = z.infer<typeof step>
export type PerformStep = Extract<Step, { does: 'perform' }>
export type AnswerStep = Extract<Step, { does: 'answer' }>
export type Effect = z.infer<typeof effect>
export type AuditEvent = z.infer<typeof auditEvent>
export type Evidence = z.infer<typeof evidence>
export type Violation = z.infer<typeof violation>
export type Verdict = z.infer<typeof verdict>
export type VerdictKind = Verdict['kind']

/** The ranking of verdicts: what a set of them amounts to is the first that occurs. */
export const worstFirst: readonly VerdictKind[] = ['breached', 'inconclusive', 'defended', 'not-applicable']

export type AttemptRecord = z.infer<typeof attemptRecord>
export type OperationFacts = z.infer<typeof operation>
export type TargetFacts = z.infer<typeof targetFacts>
export type RunRecord = z.infer<typeof runRecordSchema>
