/** What a person is told about their account, on a channel of its own: nobody who acts in a session can keep a notice back. */
import { z } from 'zod'
import type { Database } from './database.ts'

const row = z.object({ says: z.string(), at: z.number() })

/** @param says one sentence without any secret */
export function notify(database: Database, person: string, says: string, nowMs: number): void {
  database.run('insert into notices (person, says, at) values (?, ?, ?)', person, says, nowMs)
}

/** Oldest first; `at` in epoch milliseconds. */
export function noticesOf(database: Database, person: string): { says: string; at: number }[] {
  return database.all('select says, at from notices where person = ? order by number', person).map((one) => row.parse(one))
}
