/** The journal of a run: evidence is on disk before anyone judges it. One JSON document a line; a crash loses at most the last one. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, messageOf } from '../errors.ts'

export const journalName = 'run.journal.jsonl'

export class Journal {
  readonly #file: number

  constructor(folder: string) {
    try {
      mkdirSync(folder, { recursive: true })
      this.#file = openSync(join(folder, journalName), 'w', 0o600)
    } catch (error) {
      throw new ConfigError(`the report cannot be written to ${folder}: ${messageOf(error)}; give another folder with --out`, {
        cause: error,
      })
    }
  }

  append(entry: Readonly<Record<string, unknown>>): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`)
  }

  /** Makes sure that what was appended is on the disk, and closes the file. */
  close(): void {
    fsyncSync(this.#file)
    closeSync(this.#file)
  }
}

/** To be called when the whole record is on disk. */
export function removeJournal(folder: string): void {
  rmSync(join(folder, journalName), { force: true })
}
