/** What is known of a person from the times at which a factor was verified: a row each, bounded lists, newest last. */
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { thresholds } from './table.ts'

const texts = z.array(z.string()).readonly()
const habitsSchema = z.object({
  networks: texts,
  countries: texts,
  /** User agents with their platform. */
  agents: texts,
  /** Thumbprints of device keys. */
  keys: texts,
  tls: texts,
  /** Of the day, UTC. */
  hours: z.array(z.number()).readonly(),
  /** Where the last verified factor came from that could be located. */
  last: z.object({ latitude: z.number(), longitude: z.number(), atMs: z.number() }).readonly().nullable(),
  /** Epoch seconds of the last factor that taught something; the same proof teaches once. */
  authTime: z.number(),
})
export type Habits = Readonly<z.infer<typeof habitsSchema>>

/** What is known of somebody nobody knows. */
export const noHabits: Habits = {
  networks: [],
  countries: [],
  agents: [],
  keys: [],
  tls: [],
  hours: [],
  last: null,
  authTime: 0,
}

/** One statement: every request of a signed-in person costs it. */
export function habitsOf(database: Database, person: string): Habits {
  const row = database.get('select habits from risk_habits where person = ?', person)
  return row === undefined ? noHabits : habitsSchema.parse(JSON.parse(String(row.habits)))
}

export function keepHabits(database: Database, person: string, habits: Habits): void {
  database.run('insert or replace into risk_habits values (?, ?)', person, JSON.stringify(habits))
}

/** With one more, as the newest; the oldest falls out. */
export function remembering<T>(known: readonly T[], one: T | null): readonly T[] {
  return one === null ? known : [...known.filter((other) => other !== one), one].slice(-thresholds.remembered)
}
