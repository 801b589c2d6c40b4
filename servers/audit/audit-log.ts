/**
 * Append-only, hash-chained: one event for each decision. Events carry ids and reasons, never a secret;
 * what a client wrote is cut short and encoded as JSON, so that it cannot start a line of its own.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../store/database.ts'

/** `forwarded` says what became of a request that the gateway passed on. */
export type Decision = 'continue' | 'challenge' | 'refuse' | 'end' | 'verified' | 'denied' | 'forwarded'

export interface AuditEntry {
  readonly decision: Decision
  /** Why, in the words of the defence that decided. */
  readonly reason: string
  /** What the client called the request; its own word, taken only when it looks like an id. */
  readonly requestId: string | null
  readonly person: string | null
  readonly operation: string | null
  readonly address: string
}

const storedEvent = z.object({
  at: z.number(),
  decision: z.string(),
  reason: z.string(),
  requestId: z.string().nullable(),
  person: z.string().nullable(),
  operation: z.string().nullable(),
  address: z.string(),
})
export type StoredEvent = z.infer<typeof storedEvent>

const genesis = '0'.repeat(43)
const maxReasonCharacters = 300

export class AuditLog {
  readonly #database: Database
  readonly #now: () => number
  /** Whether the log fitted its head when it was opened; a head that doesn't fit is left as it is, so that the break stays visible. */
  readonly #whole: boolean
  /** The number of the last event that this instance knows to be there. */
  #known: number
  #headIsBehind = false

  constructor(database: Database, now: () => number) {
    this.#database = database
    this.#now = now
    const last = this.#last()
    this.#known = last.number
    this.#whole = this.#head() === JSON.stringify(last)
    database.beforeCommit(() => this.#sealHead())
  }

  /** Belongs to the transaction that is open: what is undone is not logged, and what is done is. */
  append(entry: AuditEntry): void {
    const event = JSON.stringify({ at: this.#now(), ...entry, reason: entry.reason.slice(0, maxReasonCharacters) })
    this.#database.transaction(() => {
      const last = this.#last()
      const hash = chainHash(last.hash, event)
      this.#database.run('insert into audit values (?, ?, ?, ?, ?)', last.number + 1, entry.requestId, event, last.hash, hash)
    })
    this.#headIsBehind = true
  }

  /** Events about these request ids, in the order in which they were written. */
  about(requestIds: ReadonlySet<string>): StoredEvent[] {
    return this.#database
      .all(
        'select event from audit where request_id in (select value from json_each(?)) order by number',
        JSON.stringify([...requestIds]),
      )
      .map((row) => storedEvent.parse(JSON.parse(String(row.event))))
  }

  /**
   * The number of the first event that does not fit the chain, `null` when all do.
   * The sealed head tells how many there have to be, so that events missing at the end are found too.
   */
  firstBroken(): number | null {
    this.#sealHead()
    let previous = genesis
    let expected = 1
    for (const row of this.#database.all('select * from audit order by number')) {
      const inOrder = Number(row.number) === expected && row.previous === previous && row.request_id === requestIdIn(row.event)
      if (!inOrder || row.hash !== chainHash(previous, String(row.event))) return expected
      previous = String(row.hash)
      expected += 1
    }
    const found = JSON.stringify({ number: expected - 1, hash: previous })
    return this.#head() === found && expected > this.#known ? null : expected
  }

  #last(): { number: number; hash: string } {
    const row = this.#database.get('select number, hash from audit order by number desc limit 1')
    return row === undefined ? { number: 0, hash: genesis } : { number: Number(row.number), hash: String(row.hash) }
  }

  /** Says in a sealed row how far the log goes, so that events missing at its end are found. */
  #sealHead(): void {
    if (!this.#headIsBehind) return
    this.#headIsBehind = false
    const last = this.#last()
    this.#known = Math.max(this.#known, last.number)
    if (!this.#whole) return
    this.#database.run('insert or replace into audit_head values (1, ?)', this.#database.seal.close(JSON.stringify(last)))
  }

  /** `null` when it was tampered with. */
  #head(): string | null {
    const row = this.#database.get('select sealed from audit_head where id = 1')
    if (row === undefined) return JSON.stringify({ number: 0, hash: genesis })
    try {
      return this.#database.seal.open(String(row.sealed))
    } catch {
      return null
    }
  }
}

/** The request id that an event names; `undefined` when it is no event of ours. */
function requestIdIn(event: unknown): string | null | undefined {
  try {
    return storedEvent.parse(JSON.parse(String(event))).requestId
  } catch {
    return undefined
  }
}

function chainHash(previous: string, event: string): string {
  return createHash('sha256').update(previous).update('\n').update(event).digest('base64url')
}

/** A request id as clients send it, `null` when it has another form. */
export function requestIdOf(header: unknown): string | null {
  return typeof header === 'string' && /^[\w.-]{1,80}$/.test(header) ? header : null
}
