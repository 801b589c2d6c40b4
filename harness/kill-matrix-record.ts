/** The kill matrix as data: which attempt notices which weakness. Made by `mutate`, read by the reports. */
import { z } from 'zod'

const cell = z
  .object({
    /** Id of the attempt, `scenario[surface,variant]`. */
    attempt: z.string(),
    scenario: z.string(),
    verdict: z.enum(['breached', 'inconclusive', 'defended', 'not-applicable']),
    /** Names of the oracles that objected; empty unless breached. */
    oracles: z.array(z.string()).readonly(),
  })
  .readonly()

const row = z
  .object({
    weakness: z.object({ id: z.string(), title: z.string(), class: z.string(), cwe: z.string() }).readonly(),
    /** `caught`: by a scenario of its own class; `by-accident`: only by others; `survived`: by none. */
    result: z.enum(['caught', 'by-accident', 'survived']),
    cells: z.array(cell).readonly(),
  })
  .readonly()

export const killMatrixSchema = z
  .object({
    format: z.literal('stepproof-kill-matrix'),
    version: z.literal(1),
    suite: z.object({ name: z.string(), version: z.string() }).readonly(),
    target: z.string(),
    seed: z.number(),
    command: z.string(),
    startedDateTime: z.string(),
    time: z.number(),
    /** `false` when it was interrupted: the rows are those that finished. */
    complete: z.boolean(),
    /** Scenario ids with their classes, in the library's order. */
    scenarios: z.array(z.object({ id: z.string(), class: z.string() }).readonly()).readonly(),
    rows: z.array(row).readonly(),
    /** Scenarios that noticed no weakness at all. */
    useless: z.array(z.string()).readonly(),
  })
  .readonly()

export type KillMatrix = z.infer<typeof killMatrixSchema>
export type KillMatrixRow = z.infer<typeof row>
