/**
 * Reads the record of a run from its file. A record is long: where attempts stand one a line, as `run` writes them, they are read one
 * after the other, and what many exchanges have in common is kept once.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { z } from 'zod'
import { ConfigError, messageOf } from '../errors.ts'
import { type AttemptRecord, attemptRecordSchema, type Exchange, type RunRecord, runRecordSchema } from '../record.ts'

/** @throws ConfigError when the file cannot be read or is no record of this version */
export function readRecord(file: string): RunRecord {
  const lines = linesOf(file)
  try {
    return byLine(lines) ?? runRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
    throw new ConfigError(`${file} is not a run record of this version: ${why}`, { cause: error })
  } finally {
    lines.return(undefined)
  }
}

/** The record when its attempts stand one a line, between a first line of all else and a last one that closes; else `null`. */
function byLine(lines: Iterator<string>): RunRecord | null {
  const first = String(lines.next().value)
  if (!first.endsWith('"attempts":[')) return null
  const facts = runRecordSchema.parse(JSON.parse(`${first}]}`))
  const lean = leaner()
  const attempts: AttemptRecord[] = []
  for (let line = lines.next(); line.done !== true; line = lines.next()) {
    if (line.value === ']}') return Object.freeze({ ...facts, attempts: Object.freeze(attempts) })
    attempts.push(lean(attemptRecordSchema.parse(JSON.parse(line.value.replace(/,$/, '')))))
  }
  throw new Error('it ends before its last line: part of it is missing')
}

const chunkBytes = 1 << 20
const lineBreak = 10

/** The lines of a file, of which no more is held than one line and a chunk. @throws ConfigError when it cannot be read */
function* linesOf(file: string): Generator<string, undefined, undefined> {
  const handle = readable(file, () => openSync(file, 'r'))
  try {
    let rest = Buffer.alloc(0)
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes)
      const length = readable(file, () => readSync(handle, chunk))
      if (length === 0) break
      const pieces = Buffer.concat([rest, chunk.subarray(0, length)])
      let start = 0
      for (let end = pieces.indexOf(lineBreak, rest.length); end >= 0; end = pieces.indexOf(lineBreak, start)) {
        yield pieces.toString('utf8', start, end)
        start = end + 1
      }
      rest = pieces.subarray(start)
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } finally {
    closeSync(handle)
  }
}

function readable<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

type Header = Exchange['request']['headers'][number]

/** Returns attempts as they are, but with one object for equal headers and one string for equal bodies, over all that it is given. */
function leaner(): (attempt: AttemptRecord) => AttemptRecord {
  const headers = new Map<string, Header>()
  const texts = new Map<string, string>()
  const header = (one: Header) => first(headers, `${one.name}: ${one.value}`, one)
  const text = (one: string) => first(texts, one, one)
  const exchange = (one: Exchange): Exchange => ({
    ...one,
    request: { ...one.request, headers: one.request.headers.map(header) },
    response: one.response && {
      ...one.response,
      headers: one.response.headers.map(header),
      content: { ...one.response.content, text: text(one.response.content.text) },
    },
  })
  return (attempt) => ({
    ...attempt,
    phases: attempt.phases.map((phase) => ({ ...phase, exchanges: phase.exchanges.map(exchange) })),
  })
}

function first<T>(known: Map<string, T>, key: string, value: T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  known.set(key, value)
  return value
}
