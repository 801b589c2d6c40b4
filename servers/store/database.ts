/**
 * The one database: a file, or memory for runs. Ids and tokens are stored as hashes, seeds and protocol state encrypted.
 * Single-use things are spent by one statement whose `changes` tells who won.
 *
 * Writes of the same moment are committed together: what requests do side by side reaches the disk at once, and each of them
 * waits for `settled` before it is answered. Nothing is acknowledged that could be lost.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type AtRest, atRest as soundAtRest } from './at-rest.ts'
import { schema, schemaVersion } from './schema.ts'
import type { Seal } from './seal.ts'

export type Row = Record<string, unknown>

export interface Database {
  readonly seal: Seal
  /** How secrets are kept. */
  readonly atRest: AtRest
  /** The first row, `undefined` when there is none. */
  get(sql: string, ...parameters: SQLInputValue[]): Row | undefined
  all(sql: string, ...parameters: SQLInputValue[]): Row[]
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, ...parameters: SQLInputValue[]): number
  /** Opens the common transaction of this moment, so that what is read next is still so when it is written on. */
  begin(): void
  /** All or nothing: what `work` did is undone when it throws. */
  transaction<T>(work: () => T): T
  /** Called inside the common transaction, right before it is committed. */
  beforeCommit(work: () => void): void
  /** Resolves when everything written so far is on the disk. @throws when it could not be written: then none of it was */
  settled(): Promise<void>
  close(): void
}

interface Prepared {
  readonly statement: StatementSync
  readonly writes: boolean
}

export class StoreVersionError extends Error {
  readonly code = 'STORE_VERSION'
}

/** Makes the tables of a new file. @throws StoreVersionError for a file that another version made: it is left as it is */
function requireSchema(database: DatabaseSync, path: string): void {
  const version = Number(database.prepare('pragma user_version').get()?.user_version)
  const isNew = version === 0 && Number(database.prepare('select count(*) as tables from sqlite_master').get()?.tables) === 0
  if (!isNew && version !== schemaVersion) {
    database.close()
    throw new StoreVersionError(
      `${path} was made by another version: its tables are of form ${version}, expected ${schemaVersion}`,
    )
  }
  database.exec(schema)
  database.exec(`pragma user_version = ${schemaVersion}`)
}

/** Commits of files that are open in this process, by file. */
const openCommits = new Map<string, Set<() => void>>()

/**
 * @param path a file, or `:memory:`
 * @param key 32 bytes that seeds and protocol state are encrypted with; kept apart from the file
 */
export function openDatabase(path: string, key: Uint8Array, atRest: AtRest = soundAtRest): Database {
  const database = new DatabaseSync(path)
  requireSchema(database, path)
  if (path !== ':memory:') database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 2000')
  const beginning = database.prepare('begin immediate')
  const committing = database.prepare('commit')
  const marking = database.prepare('savepoint part')
  const releasing = database.prepare('release part')
  const statements = new Map<string, Prepared>()
  const lastWork: (() => void)[] = []
  const waiting = path === ':memory:' ? new Set<() => void>() : (openCommits.get(path) ?? new Set())
  if (path !== ':memory:') openCommits.set(path, waiting)
  let pending: Promise<void> | undefined
  let commitNow = () => {}

  function prepared(sql: string): StatementSync {
    let known = statements.get(sql)
    if (known === undefined) {
      known = { statement: database.prepare(sql), writes: !/^\s*select\b/i.test(sql) }
      statements.set(sql, known)
    }
    if (known.writes) begin()
    return known.statement
  }

  /** Opens the common transaction of this moment, unless one is open. */
  function begin(): void {
    if (pending !== undefined) return
    // A node of ours in the same process would wait for this one to go on, and this one for it.
    for (const commit of openCommits.get(path) ?? []) commit()
    beginning.run()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    pending = promise
    // Whoever acknowledges a write waits for it; a write that nobody waits for must not end the process.
    promise.catch(() => undefined)
    const commit = () => {
      commitNow = () => {}
      waiting.delete(commit)
      try {
        for (const work of lastWork) work()
        committing.run()
        resolve()
      } catch (error) {
        if (database.isTransaction) database.exec('rollback')
        reject(error)
      } finally {
        pending = undefined
      }
    }
    commitNow = commit
    waiting.add(commit)
    setImmediate(() => commitNow())
  }

  return {
    seal: atRest.seal(key),
    atRest,
    get: (sql, ...parameters) => prepared(sql).get(...parameters),
    all: (sql, ...parameters) => prepared(sql).all(...parameters),
    run: (sql, ...parameters) => Number(prepared(sql).run(...parameters).changes),
    begin,
    transaction(work) {
      begin()
      marking.run()
      try {
        const result = work()
        releasing.run()
        return result
      } catch (error) {
        database.exec('rollback to part; release part')
        throw error
      }
    },
    beforeCommit: (work) => void lastWork.push(work),
    settled: () => pending ?? Promise.resolve(),
    close() {
      commitNow()
      database.close()
    },
  }
}

/** The same database for another node of this process: it sees and writes the same, and leaves it open. */
export function lent(database: Database): Database {
  return { ...database, close: () => undefined }
}
