/** The kill matrix as data: which attempt notices which weakness. Made by `mutate`, read by the reports. */
import { z } from 'zod'

const verdict = z.enum(['breached', 'inconclusive', 'defended', 'not-applicable'])

const judged = {
  /** Id of the attempt, `scenario[surface,variant]`. */
  attempt: z.string(),
  scenario: z.string(),
  verdict,
  /** Names of the oracles that objected; empty unless breached. */
  oracles: z.array(z.string()).readonly(),
  /** Why it is inconclusive; `null` when it is not. */
  reason: z.string().nullable(),
}

const controlCell = z.object(judged).readonly()

const cell = z
  .object({
    ...judged,
    /** `false`: the weakness could make no difference to the attempt, so the verdict is the control's. */
    reached: z.boolean(),
    /** `rightly`: breached in a scenario of the weakness's class, by an oracle of what it breaks; `by-accident`: breached otherwise. */
    noticed: z.enum(['rightly', 'by-accident', 'not']),
  })
  .readonly()

const row = z
  .object({
    weakness: z
      .object({ id: z.string(), title: z.string(), class: z.string(), cwe: z.string(), breaks: z.array(z.string()).readonly() })
      .readonly(),
    /**
     * `caught`: noticed rightly; `undecided`: not, but an attempt of its class was inconclusive or not made; `by-accident`: noticed, but
     * never rightly; `survived`: not noticed.
     */
    result: z.enum(['caught', 'undecided', 'by-accident', 'survived']),
    /** `false` when the run was interrupted before all attempts were made on it. */
    complete: z.boolean(),
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
    /** `false` when it was interrupted: rows that were not begun are missing, others may be incomplete. */
    complete: z.boolean(),
    /** Scenario ids with their classes, in the library's order. */
    scenarios: z.array(z.object({ id: z.string(), class: z.string() }).readonly()).readonly(),
    /** The same attempts on the sound target: what is not defended there shows nothing about a weakness. */
    control: z.array(controlCell).readonly(),
    /** In the order of their classes. */
    rows: z.array(row).readonly(),
    /** Scenarios that rightly noticed no weakness. */
    useless: z.array(z.string()).readonly(),
  })
  .readonly()

export type KillMatrix = z.infer<typeof killMatrixSchema>
export type KillMatrixRow = z.infer<typeof row>
export type KillMatrixCell = z.infer<typeof cell>
export type ControlCell = z.infer<typeof controlCell>
