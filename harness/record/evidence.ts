/** The evidence of one phase of an attempt: what was done, sent and answered, what became true, what the target logged. */
import { z } from 'zod'
import { outcomes, step, values } from './step.ts'

export const phases = ['honest', 'attack', 'again'] as const

const header = z.object({ name: z.string(), value: z.string() }).readonly()

/** One request and its answer, with the field names of HAR 1.2; secrets stand as `{kind n}`, the same label for the same secret. */
export const exchange = z
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

/** Something that became true on the target, read back from it. */
export const effect = z.object({ operation: z.string(), account: z.enum(['victim', 'attacker']), values }).readonly()

/** A secret of a person or a session that stood readable where none may stand. */
export const leak = z
  .object({
    /** Where it was found. */
    sink: z.enum(['storage', 'log', 'answer']),
    /** What kind of secret it is, for example `password`. */
    kind: z.string(),
    /** The place in the sink, in words: a table and column, a field of an event. */
    place: z.string(),
  })
  .readonly()

/** A message that the owner of an account got on another channel. */
export const notice = z.object({ account: z.enum(['victim', 'attacker']), about: z.string() }).readonly()

/** An entry of the target's audit log about an exchange of this evidence. */
export const auditEvent = z
  .object({
    requestId: z.string(),
    decision: z.string(),
    reason: z.string(),
    /** The source address that the server saw; `null` when the log does not say. */
    address: z.string().nullable(),
    /** Whose account the event names; `nobody` when it names none, `another` when it is neither's. */
    account: z.enum(['victim', 'attacker', 'another', 'nobody']),
  })
  .readonly()

export const evidence = z
  .object({
    phase: z.enum(phases),
    /** The factors that the people were enrolled with, besides the password: as in `holds` of a scenario. */
    holds: z.array(z.string()).readonly(),
    steps: z.array(step).readonly(),
    exchanges: z.array(exchange).readonly(),
    /** Effects that were not there before the phase. */
    effects: z.array(effect).readonly(),
    /** What the target logged; `null` when it offers no audit log. */
    audit: z.array(auditEvent).readonly().nullable(),
    /** Secrets found where none may stand, in the sinks that were looked into. */
    leaks: z.array(leak).readonly(),
    /** What the owners were told during the phase, oldest first; `null` when the target shows no messages. */
    notices: z.array(notice).readonly().nullable(),
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
        /** The least level that the attacker has to be asked for, because the circumstances are unusual; `null`: as declared. */
        level: z.number().nullable(),
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
