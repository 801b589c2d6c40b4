/** What a person is told about their account, on a channel of its own: nobody who acts in a session can keep a notice back. */
import { z } from 'zod'
import type { Database } from './database.ts'

const row = z.object({ says: z.string(), at: z.number() })
const numbered = row.extend({ number: z.number() })

/** @param says one sentence without any secret */
export function notify(database: Database, person: string, says: string, nowMs: number): void {
  database.run('insert into notices (person, says, at) values (?, ?, ?)', person, says, nowMs)
}

/** Oldest first; `at` in epoch milliseconds. */
export function noticesOf(database: Database, person: string): { says: string; at: number }[] {
  return database.all('select says, at from notices where person = ? order by number', person).map((one) => row.parse(one))
}

/** Those that came after the one with this number, oldest first; `null`: only the last one there is. */
export function noticesAfter(database: Database, person: string, number: number | null): z.infer<typeof numbered>[] {
  const rows =
    number === null
      ? database.all('select number, says, at from notices where person = ? order by number desc limit 1', person)
      : database.all('select number, says, at from notices where person = ? and number > ? order by number', person, number)
  return rows.map((one) => numbered.parse(one))
}
