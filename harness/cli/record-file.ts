/** Reads the record of a run from its file. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ConfigError, messageOf } from '../errors.ts'
import { type RunRecord, runRecordSchema } from '../record.ts'

/** @throws ConfigError when the file cannot be read or is no record of this version */
export function readRecord(file: string): RunRecord {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
  const record = runRecordSchema.safeParse(parsedJson(text))
  if (!record.success) throw new ConfigError(`${file} is not a run record of this version: ${z.prettifyError(record.error)}`)
  return record.data
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
