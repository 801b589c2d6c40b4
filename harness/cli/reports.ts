/** Writes the record and its reports into a folder. A reporter that throws is named, the others are written all the same. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reporters } from '../../reports/index.ts'
import { ConfigError, messageOf } from '../errors.ts'
import type { KillMatrix } from '../kill-matrix-record.ts'
import type { RunRecord } from '../record.ts'

export interface Written {
  readonly files: readonly string[]
  /** What could not be rendered, by name. */
  readonly failures: readonly string[]
}

export function writeReports(folder: string, record: RunRecord, matrix: KillMatrix | null): Written {
  const files: string[] = []
  const failures: string[] = []
  for (const { name, fileName, render } of reporters) {
    const path = join(folder, fileName)
    try {
      writeWhole(path, render(record, matrix))
      files.push(path)
    } catch (error) {
      if (error instanceof ConfigError) throw error
      failures.push(`the ${name} report failed: ${messageOf(error)}`)
    }
  }
  return { files, failures }
}

/** The file is there whole or not at all. */
export function writeWhole(path: string, text: string): void {
  try {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(`${path}.partial`, text)
    renameSync(`${path}.partial`, path)
  } catch (error) {
    throw new ConfigError(`${path} cannot be written: ${messageOf(error)}; give another folder with --out`, { cause: error })
  }
}
