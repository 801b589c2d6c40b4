/** Writes the record and its reports into a folder. A reporter that throws is named, the others are written all the same. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { reporters } from '../../reports/index.ts'
import { ConfigError, messageOf } from '../errors.ts'
import { type KillMatrix, killMatrixSchema } from '../kill-matrix-record.ts'
import type { RunRecord } from '../record.ts'

export const matrixFileName = 'kill-matrix.json'

export interface Written {
  readonly files: readonly string[]
  /** What could not be rendered, by name. */
  readonly failures: readonly string[]
}

export function writeReports(folder: string, record: RunRecord): Written {
  const matrix = matrixBeside(folder, record)
  const files: string[] = []
  const failures: string[] = []
  for (const { name, fileName, render } of reporters) {
    const path = join(folder, fileName)
    try {
      writeWhole(path, render({ record, matrix, changes: null }))
      files.push(path)
    } catch (error) {
      if (error instanceof ConfigError) throw error
      failures.push(`the ${name} report failed: ${messageOf(error)}`)
    }
  }
  return { files, failures }
}

/** The kill matrix that `mutate` left in the folder, when it is of the same suite and target. */
export function matrixBeside(folder: string, { suite, target }: RunRecord): KillMatrix | null {
  const path = join(folder, matrixFileName)
  if (!existsSync(path)) return null
  try {
    const matrix = readMatrix(path)
    return matrix.suite.version === suite.version && matrix.target === target.facts.name ? matrix : null
  } catch {
    // Not ours or not whole: the report is made without it.
    return null
  }
}

/** @throws ConfigError when the file is not there or holds no kill matrix */
export function readMatrix(path: string): KillMatrix {
  try {
    const read = killMatrixSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (read.success) return read.data
  } catch (error) {
    throw new ConfigError(`--matrix: ${path} cannot be read: ${messageOf(error)}`, { cause: error })
  }
  throw new ConfigError(`--matrix: ${path} is no kill matrix; \`stepproof mutate\` writes one, ${matrixFileName}`)
}

/** The file is there whole or not at all. @throws ConfigError when it cannot be written, and what making the pieces throws */
export function writeWhole(path: string, text: string | Iterable<string>): void {
  const partial = `${path}.partial`
  const file = onDisk(path, () => {
    mkdirSync(join(path, '..'), { recursive: true })
    return openSync(partial, 'w')
  })
  try {
    for (const piece of typeof text === 'string' ? [text] : text) onDisk(path, () => writeSync(file, piece))
  } catch (error) {
    closeSync(file)
    rmSync(partial, { force: true })
    throw error
  }
  closeSync(file)
  onDisk(path, () => renameSync(partial, path))
}

function onDisk<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new ConfigError(`${path} cannot be written: ${messageOf(error)}; give another folder with --out`, { cause: error })
  }
}
