/** Pairs of weaknesses planted together, as data: whether one hides the other. Made by `mutate --pairs`, read by a report. */
import { z } from 'zod'

const attempt = z
  .object({
    /** Id of an attempt that notices the weakness when it is planted alone. */
    attempt: z.string(),
    verdict: z.enum(['breached', 'inconclusive', 'defended', 'not-applicable']),
    oracles: z.array(z.string()).readonly(),
    /** Why it is inconclusive; `null` when it is not. */
    reason: z.string().nullable(),
  })
  .readonly()

const pair = z
  .object({
    /** The two weaknesses, in the order in which they were planted. */
    planted: z.tuple([z.string(), z.string()]).readonly(),
    /** What was noticed no more, each with what its attempts said instead; empty when both were. */
    hidden: z.array(z.object({ weakness: z.string(), attempts: z.array(attempt).readonly() }).readonly()).readonly(),
  })
  .readonly()

export const weaknessPairsSchema = z
  .object({
    format: z.literal('stepproof-weakness-pairs'),
    version: z.literal(1),
    suite: z.object({ name: z.string(), version: z.string() }).readonly(),
    target: z.string(),
    seed: z.number(),
    command: z.string(),
    startedDateTime: z.string(),
    time: z.number(),
    /** `false` when it was interrupted: the pairs are those that were tried until then. */
    complete: z.boolean(),
    /** Pairs that were asked for; there may not be so many. */
    wanted: z.number(),
    /** Pairs that there are, and of them those that replace a part in common, which cannot be planted together. */
    possible: z.number(),
    sharing: z.number(),
    /** Weaknesses that no attempt of their class notices when they are planted alone: they are in no pair. */
    unnoticed: z.array(z.string()).readonly(),
    pairs: z.array(pair).readonly(),
  })
  .readonly()

export type WeaknessPairs = z.infer<typeof weaknessPairsSchema>
export type WeaknessPair = z.infer<typeof pair>
