/** What changed between two runs, check by check. Worked out by the command line, read by the reports. */
import { z } from 'zod'

const verdict = z.enum(['breached', 'inconclusive', 'defended', 'not-applicable'])

export const changesSchema = z
  .object({
    /** The run that this one is compared with. */
    baseline: z
      .object({
        file: z.string(),
        suite: z.object({ name: z.string(), version: z.string() }).readonly(),
        seed: z.number(),
        startedDateTime: z.string(),
      })
      .readonly(),
    /** Ids of attempts that are breached now and were not. */
    newlyBreached: z.array(z.string()).readonly(),
    /** Ids of attempts that were breached and are defended now. */
    fixed: z.array(z.string()).readonly(),
    /** Ids of attempts that were judged then and did not run, or could not be judged, now: what they guarded is unguarded. */
    noLongerJudged: z.array(z.string()).readonly(),
    /** Ids of attempts that the baseline does not have. */
    added: z.array(z.string()).readonly(),
    /** Ids of attempts whose verdict changed in another way. */
    otherwise: z.array(z.object({ id: z.string(), before: verdict, now: verdict }).readonly()).readonly(),
  })
  .readonly()

export type Changes = z.infer<typeof changesSchema>
