/** The chain of the audit log: each event carries a hash over itself and the one before, and a sealed head says how far it goes. */
import { hash } from 'node:crypto'
import { z } from 'zod'

export const storedEvent = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  decision: z.string(),
  reason: z.string(),
  requestId: z.string().nullable(),
  person: z.string().nullable(),
  operation: z.string().nullable(),
  /** The id of what was acted on; `null` where the operation is all there is to say. */
  object: z.string().nullable().default(null),
  /** The declared method and path, with the names of its parameters; `null` where no route was found. */
  route: z.string().nullable().default(null),
  address: z.string(),
  /** What the client said of itself; `null` where nobody asked. */
  agent: z.string().nullable().default(null),
})
export type StoredEvent = z.infer<typeof storedEvent>

export interface Head {
  /** How many events there are. */
  readonly number: number
  /** The hash of the last one. */
  readonly hash: string
}

/** The head of an empty log. */
export const genesis: Head = { number: 0, hash: '0'.repeat(43) }

export interface Break {
  /** The first event that does not fit. */
  readonly number: number
  readonly says: string
}

export function chainHash(previous: string, event: string): string {
  return hash('sha256', `${previous}\n${event}`, 'base64url')
}

/**
 * The first place where a log is not what was written, `null` when it is whole.
 * @param rows of the table `audit`, in the order of their numbers
 * @param head what the sealed head says, `null` when it does not open: then something is wrong at the end at the latest
 */
export function firstBreak(rows: Iterable<Readonly<Record<string, unknown>>>, head: Head | null): Break | null {
  let last = genesis
  for (const row of rows) {
    const number = last.number + 1
    const broken = breakAt(row, number, last.hash)
    if (broken !== null) return { number, says: broken }
    last = { number, hash: String(row.hash) }
  }
  const next = last.number + 1
  if (head === null) return { number: next, says: 'the sealed head of the log was altered or is missing' }
  if (head.number > last.number) return { number: next, says: `the log ends here, but ${head.number} events were written` }
  if (head.number < last.number) return { number: head.number + 1, says: 'it was appended by somebody without the key' }
  return head.hash === last.hash ? null : { number: last.number, says: 'it is not the event that was written last' }
}

function breakAt(row: Readonly<Record<string, unknown>>, number: number, previous: string): string | null {
  if (Number(row.number) > number) return 'it is missing'
  if (Number(row.number) < number) return 'its number stands out of order'
  if (row.previous !== previous)
    return 'it does not follow on the one before: it was moved, put in, or the one before was exchanged'
  if (row.hash !== chainHash(previous, String(row.event))) return 'it was edited'
  const event = parsed(row.event)
  if (event === null) return 'it is no event of ours'
  return event.requestId === row.request_id ? null : 'it is filed under another request id than its own'
}

function parsed(event: unknown): StoredEvent | null {
  try {
    return storedEvent.parse(JSON.parse(String(event)))
  } catch {
    return null
  }
}
