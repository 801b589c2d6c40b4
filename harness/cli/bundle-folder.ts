/** Bundles as folders: written whole or not at all, read as they are. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reporters } from '../../reports/index.ts'
import type { BundleFiles } from '../bundle/manifest.ts'
import { ConfigError, messageOf } from '../errors.ts'
import type { KillMatrix } from '../kill-matrix-record.ts'
import type { RunRecord } from '../record.ts'

/** The record and every report that can be made of it, by file name. */
export function reportFiles(record: RunRecord, matrix: KillMatrix | null): Map<string, Uint8Array> {
  return new Map(
    reporters.map(({ fileName, render }) => [fileName, Buffer.from([...render({ record, matrix, changes: null })].join(''))]),
  )
}

/** @throws ConfigError when something is there already, or it cannot be written */
export function writeBundle(folder: string, files: BundleFiles): void {
  if (existsSync(folder)) throw new ConfigError(`${folder} is there already: give another folder with --out`)
  const partial = `${folder}.partial`
  try {
    rmSync(partial, { recursive: true, force: true })
    mkdirSync(partial, { recursive: true })
    for (const [name, bytes] of files) writeFileSync(join(partial, name), bytes)
    renameSync(partial, folder)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw new ConfigError(`${folder} cannot be written: ${messageOf(error)}; give another folder with --out`, { cause: error })
  }
}

/** @throws ConfigError when the folder cannot be read */
export function readBundle(folder: string): BundleFiles {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    // What is no file cannot be in a bundle: it stands for itself, and is found to be in no manifest.
    return new Map(
      entries.map((entry) => [entry.name, entry.isFile() ? readFileSync(join(folder, entry.name)) : new Uint8Array()]),
    )
  } catch (error) {
    throw new ConfigError(`${folder} cannot be read as a bundle: ${messageOf(error)}; \`stepproof bundle\` writes one`, {
      cause: error,
    })
  }
}
