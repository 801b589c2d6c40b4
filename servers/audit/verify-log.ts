/** Checks an audit log from outside: reads the database file and writes nothing, whether or not a server is using it. */
import { DatabaseSync } from 'node:sqlite'
import { createSeal } from '../store/seal.ts'
import { type Break, firstBreak, genesis, type Head, type StoredEvent, storedEvent } from './chain.ts'
import { readHead } from './head.ts'

export interface LogReport {
  readonly events: number
  /** Epoch milliseconds of the first and the last event; `null` for an empty log. */
  readonly from: number | null
  readonly to: number | null
  readonly firstBreak: Break | null
}

/**
 * @param key 32 bytes, as the store was opened with
 * @throws Error when the file is no database of ours
 */
export function verifyLog(path: string, key: Uint8Array): LogReport {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    // One snapshot for all reads: a server may go on writing meanwhile.
    database.exec('begin')
    const sealed = database.prepare('select sealed from audit_head where id = 1').get()?.sealed
    const rows = database.prepare('select * from audit order by number')
    const head: Head | null = sealed === undefined ? genesis : readHead(createSeal(key), String(sealed))
    const edge = (order: 'asc' | 'desc') =>
      timeOf(database.prepare(`select event from audit order by number ${order} limit 1`).get())
    return {
      events: Number(database.prepare('select count(*) as events from audit').get()?.events),
      from: edge('asc'),
      to: edge('desc'),
      firstBreak: firstBreak(rows.iterate(), head),
    }
  } finally {
    database.close()
  }
}

function timeOf(row: Record<string, unknown> | undefined): StoredEvent['at'] | null {
  if (row === undefined) return null
  try {
    return storedEvent.parse(JSON.parse(String(row.event))).at
  } catch {
    return null
  }
}
