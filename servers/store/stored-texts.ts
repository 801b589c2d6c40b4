/** Everything that stands in the database, as whoever gets hold of it would read it. */
import type { Database } from './database.ts'

export interface StoredText {
  /** `table.column` */
  readonly place: string
  /** The values of all rows, one a line; bytes as base64url. */
  readonly text: string
}

export function storedTexts(database: Database): StoredText[] {
  const tables = database.all("select name from sqlite_master where type = 'table' order by name").map(({ name }) => String(name))
  return tables.flatMap((table) => {
    const rows = database.all(`select * from "${table}"`)
    return Object.keys(rows[0] ?? {}).map((column) => ({
      place: `${table}.${column}`,
      text: rows.map((row) => written(row[column])).join('\n'),
    }))
  })
}

function written(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : String(value)
}
