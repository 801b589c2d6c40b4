/** A view of a database that refuses to write, and tells whether anybody tried. */
import type { Database } from '../store/database.ts'

export interface ReadingOnly {
  readonly database: Database
  tried(): boolean
}

export function readingOnly(database: Database): ReadingOnly {
  let tried = false
  const refuse = (): never => {
    tried = true
    throw new Error('this database is only to be read')
  }
  const reads = (sql: string) => (/^\s*select\b/i.test(sql) ? database : refuse())
  return {
    tried: () => tried,
    database: {
      seal: database.seal,
      atRest: database.atRest,
      get: (sql, ...parameters) => reads(sql).get(sql, ...parameters),
      all: (sql, ...parameters) => reads(sql).all(sql, ...parameters),
      run: refuse,
      begin: refuse,
      transaction: refuse,
      beforeCommit: refuse,
      settled: refuse,
      close: refuse,
    },
  }
}

export function isDatabase(value: unknown): value is Database {
  return typeof value === 'object' && value !== null && 'settled' in value && 'transaction' in value
}
