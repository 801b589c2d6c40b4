/** The configuration of a project, `stepproof.config.ts`, `.js` or `.json`: what is known to be open, and what a run must come to. */
import { z } from 'zod'

const knownFinding = z
  .strictObject({
    /** `scenario[surface]` or `scenario[surface,variant]`; either this or `scenario`. */
    attempt: z.string().optional(),
    /** All attempts of a scenario. */
    scenario: z.string().optional(),
    /** Only what this oracle objects to; default: whatever any objects to. */
    oracle: z.string().optional(),
    /** Who sees to it. */
    owner: z.string().min(1, 'expected somebody'),
    reason: z.string().min(1, 'expected a sentence'),
    /** The last day on which it counts as known, `YYYY-MM-DD` in UTC. */
    expires: z.iso.date('expected a day such as 2026-12-31'),
  })
  .refine(({ attempt, scenario }) => (attempt === undefined) !== (scenario === undefined), {
    error: 'expected either `attempt` or `scenario`',
  })

const count = z.int('expected a whole number').min(0, 'expected 0 or more')

export const gatesSchema = z.strictObject({
  /** Checks: a repeated attempt counts once. `judged` are the breached and the defended ones; default 1. */
  atLeast: z.strictObject({ judged: count.optional(), defended: count.optional() }).optional(),
  /** Checks. `breached` without the known ones; default 0. `inconclusive`: default 0. `known`: default any number. */
  atMost: z.strictObject({ breached: count.optional(), inconclusive: count.optional(), known: count.optional() }).optional(),
})

export const configSchema = z.strictObject({
  /** Breaches that do not fail a run until they expire. One that is no longer there has to be taken out. */
  known: z.array(knownFinding).optional(),
  gates: gatesSchema.optional(),
})

export type Gates = z.input<typeof gatesSchema>
export type KnownEntry = z.input<typeof knownFinding>
export type Config = z.input<typeof configSchema>

/** Gives a configuration its type: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config
}
