/**
 * Append-only, hash-chained: one event for each decision. Events carry ids and reasons, never a secret;
 * what a client wrote is cut short and encoded as JSON, so that it cannot start a line of its own.
 */
import type { Database } from '../store/database.ts'
import type { AuditWriting } from './audit-writing.ts'
import { type Break, chainHash, firstBreak, genesis, type Head, type StoredEvent, storedEvent } from './chain.ts'
import { readHead, sealHead } from './head.ts'

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
  /** The id of what was acted on, as an approval names it: a proposal, a factor, another person. */
  readonly object?: string | null
  /** Method and path as they are declared, such as `PUT /api/transfers/:id`; never what stood in a path or query. */
  readonly route?: string | null
  readonly address: string
  /** What the client says of itself; its own word, cut short. */
  readonly agent?: string | null
}

export class AuditLog {
  readonly #database: Database
  readonly #now: () => number
  readonly writing: AuditWriting
  /** Whether the log fitted its head when it was opened; a head that doesn't fit is left as it is, so that the break stays visible. */
  readonly #whole: boolean
  /** The last event that this instance knows to have been there. */
  #known: Head
  #headIsBehind = false

  constructor(database: Database, now: () => number, writing: AuditWriting) {
    this.#database = database
    this.writing = writing
    this.#now = now
    this.#known = this.#last()
    this.#whole = JSON.stringify(this.#head()) === JSON.stringify(this.#known)
    database.beforeCommit(() => this.#sealHead())
  }

  /** Belongs to the transaction that is open: what is undone is not logged, and what is done is. */
  append(entry: AuditEntry): void {
    if (!this.writing.isLogged(entry)) return
    const event = this.writing.encode({ at: this.#now(), ...entry })
    this.#database.begin()
    const last = this.#last()
    const hash = chainHash(last.hash, event)
    this.#database.run('insert into audit values (?, ?, ?, ?, ?)', last.number + 1, entry.requestId, event, last.hash, hash)
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

  /** Events after the one with this number, oldest first; 0: all. */
  after(number: number): StoredEvent[] {
    return this.#database
      .all('select event from audit where number > ? order by number', number)
      .map((row) => storedEvent.parse(JSON.parse(String(row.event))))
  }

  /** The first place where the log is not what was written, `null` when it is whole. */
  firstBreak(): Break | null {
    this.#sealHead()
    const head = this.#head()
    // What this instance wrote itself cannot be talked away by an older log with its older head.
    const grown = head !== null && head.number < this.#known.number ? this.#known : head
    return firstBreak(this.#database.all('select * from audit order by number'), grown)
  }

  #last(): Head {
    const row = this.#database.get('select number, hash from audit order by number desc limit 1')
    return row === undefined ? genesis : { number: Number(row.number), hash: String(row.hash) }
  }

  /** Says in a sealed row how far the log goes, so that events missing at its end are found. */
  #sealHead(): void {
    if (!this.#headIsBehind) return
    this.#headIsBehind = false
    this.#known = this.#last()
    if (!this.#whole) return
    this.#database.run('insert or replace into audit_head values (1, ?)', sealHead(this.#database.seal, this.#known))
  }

  /** `null` when it was tampered with. */
  #head(): Head | null {
    const sealed = this.#database.get('select sealed from audit_head where id = 1')?.sealed
    return sealed === undefined ? genesis : readHead(this.#database.seal, String(sealed))
  }
}

/** A request id as clients send it, `null` when it has another form. */
export function requestIdOf(header: unknown): string | null {
  return typeof header === 'string' && /^[\w.-]{1,80}$/.test(header) ? header : null
}
