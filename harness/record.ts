/**
 * The run record: what happened, in a form that survives JSON and can be judged again.
 * It holds evidence and verdicts; it holds no secret (they are replaced at the recorder) and no opinion of a report.
 */
import { z } from 'zod'
import { type auditEvent, type effect, evidence, type exchange, type leak, type notice, phases } from './record/evidence.ts'
import { type challenge, outcomes, type step, type values } from './record/step.ts'

export { outcomes, phases }
export const surfaces = ['session', 'api'] as const

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

const knownFinding = z
  .object({
    owner: z.string(),
    reason: z.string(),
    /** The last day on which it counts as known, `YYYY-MM-DD`. */
    expires: z.iso.date(),
  })
  .readonly()

export const attemptRecordSchema = z
  .object({
    /** `scenario[surface]` or `scenario[surface,variant]`; from the second round on with its number, as in `scenario[surface]@2`. */
    id: z.string(),
    /** Which time it was made in this run, from 1. */
    round: z.number(),
    scenario: z.string(),
    title: z.string(),
    story: z.string(),
    class: z.string(),
    /** Where the scenario is written, relative to the folder of the run where it lies below it; `null` when that is not known. */
    source: z.object({ file: z.string(), line: z.number() }).readonly().nullable(),
    seen: z.array(z.string()).readonly(),
    requirements: z.array(z.string()).readonly(),
    surface: z.enum(surfaces),
    variant: z.string().nullable(),
    /** In the order honest, attack, again; empty when the attempt is not applicable. */
    phases: z.array(evidence).readonly(),
    verdict,
    /** Set when the breach is on the list of known findings and its date has not passed; `null` otherwise. */
    known: knownFinding.nullable(),
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
    /** Small ones that need no proof (PSD2 RTS, Art. 16): up to so much each, so much together, so many since the last proof; `null`: none. */
    exemption: z
      .object({ field: z.string(), upTo: z.number(), totalUpTo: z.number(), timesUpTo: z.number() })
      .readonly()
      .nullable(),
    /** The operation that puts a value of this field on a list which opens this one without a proof (PSD2 RTS, Art. 13); `null`: none does. */
    trusted: z.object({ by: z.string(), field: z.string() }).readonly().nullable(),
    /** Whether the owner is told on another channel when it was done. */
    tells: z.boolean(),
  })
  .readonly()

const targetFacts = z
  .object({
    name: z.string(),
    capabilities: z.array(z.string()).readonly(),
    surfaces: z.array(z.enum(surfaces)).readonly(),
    operations: z.array(operation).readonly(),
    /** Of the `session` surface; `null` on a target without it. */
    sessions: z
      .object({
        /** Names of the cookies that stand for a session, or for a device that is trusted. */
        cookies: z.array(z.string()).readonly(),
        /** Seconds without a request of the person, and since the sign-in, after which a session is over; `null`: never. */
        idleSeconds: z.number().nullable(),
        absoluteSeconds: z.number().nullable(),
        /** Seconds for which a device stays trusted; `null` where none is. */
        trustedDeviceSeconds: z.number().nullable(),
      })
      .readonly()
      .nullable(),
    limits: z
      .object({
        /** Consecutive wrong answers after which the target must stop evaluating. */
        consecutiveGuesses: z.number(),
        /** How long it then refuses, in seconds. */
        lockSeconds: z.number(),
        /** Prompts without an approval after which no more may reach the phone for a while; `null` where no phone is asked. */
        unapprovedPrompts: z.number().nullable(),
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
    /** `false` when the run was cut short or a shard is missing: the attempts are those that finished. */
    complete: z.boolean(),
    /** Ids of the attempts in the order of the plan, so that a check that disappears is seen. Of a shard: its own. */
    checks: z.array(z.string()).readonly(),
    /** Digest of the whole plan: where it is the same, the same attempts with the same flows were planned, in the same order. */
    plan: z.string(),
    /** Set when the record holds shards of a plan and not all of it. */
    part: z
      .object({
        /** `i/n` each, for example `2/7`. */
        shards: z.array(z.string()).readonly(),
        /** What the run would be without shards. */
        whole: z.object({ checks: z.array(z.string()).readonly(), command: z.string() }).readonly(),
      })
      .readonly()
      .nullable(),
    attempts: z.array(attemptRecordSchema).readonly(),
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
export type Leak = z.infer<typeof leak>
export type Notice = z.infer<typeof notice>
export type Effect = z.infer<typeof effect>
export type AuditEvent = z.infer<typeof auditEvent>
export type Evidence = z.infer<typeof evidence>
export type Violation = z.infer<typeof violation>
export type Verdict = z.infer<typeof verdict>
export type VerdictKind = Verdict['kind']

/** The ranking of verdicts: what a set of them amounts to is the first that occurs. */
export const worstFirst: readonly VerdictKind[] = ['breached', 'inconclusive', 'defended', 'not-applicable']

export type KnownFinding = z.infer<typeof knownFinding>
export type AttemptRecord = z.infer<typeof attemptRecordSchema>
export type OperationFacts = z.infer<typeof operation>
export type TargetFacts = z.infer<typeof targetFacts>
export type RunRecord = z.infer<typeof runRecordSchema>
