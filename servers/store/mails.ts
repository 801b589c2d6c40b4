/** The mail of the demo: an outbox. What was written is encrypted at rest, because mails carry links and codes. */
import { z } from 'zod'
import type { Database } from './database.ts'

export interface Mail {
  readonly person: string
  readonly to: string
  readonly says: string
  /** The code or token that the mail is sent for; `null` when it only tells something. */
  readonly secret: string | null
}

const row = z.object({ address: z.string(), sealed: z.string(), at: z.number() })
const content = z.object({ says: z.string(), secret: z.string().nullable() })

/** @param kind what it is about; `forgetMails` finds it by that */
export function sendMail(database: Database, kind: string, { person, to, says, secret }: Mail, nowMs: number): void {
  const sealed = database.seal.close(JSON.stringify({ says, secret }))
  database.run('insert into mails (person, kind, address, sealed, at) values (?, ?, ?, ?, ?)', person, kind, to, sealed, nowMs)
}

/** Takes back what became worthless before it could be read. */
export function forgetMails(database: Database, kind: string, person: string): void {
  database.run('delete from mails where kind = ? and person = ?', kind, person)
}

/** Oldest first; `at` in epoch milliseconds. */
export function mailsOf(database: Database, person: string): (Omit<Mail, 'person'> & { readonly at: number })[] {
  return database.all('select address, sealed, at from mails where person = ? order by number', person).map((one) => {
    const { address, sealed, at } = row.parse(one)
    return { to: address, ...content.parse(JSON.parse(database.seal.open(sealed))), at }
  })
}
