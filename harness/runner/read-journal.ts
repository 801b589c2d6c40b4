/** Reads the journal of a run that was cut short. What a crash wrote only in part stands in the last line, and is left out. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ConfigError, messageOf } from '../errors.ts'
import { type Evidence, runRecordSchema, type Verdict } from '../record.ts'
import type { RunFacts } from '../regression/same-run.ts'

/** What is known of a run from its earlier part. */
export interface Kept {
  /** By attempt, in the order in which they were made. */
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>
  /** By attempt: a part of those that have evidence. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** When the run began; `null`: it begins now. */
  readonly startedDateTime: string | null
  readonly elapsedMs: number
  /** Where the target was; empty when it was not started. */
  readonly origin: string
}

export const nothingKept: Kept = { evidence: new Map(), verdicts: new Map(), startedDateTime: null, elapsedMs: 0, origin: '' }

export interface Found {
  readonly facts: RunFacts
  readonly kept: Kept
  /** Bytes up to the end of the last whole line. */
  readonly wholeBytes: number
  /** Whether something stood behind it. */
  readonly dropped: boolean
}

const { shape } = runRecordSchema.unwrap()
const factsSchema = runRecordSchema.unwrap().omit({ attempts: true }).readonly()
const attemptShape = shape.attempts.unwrap().element.unwrap().shape
const entrySchema = z.union([
  z.object({ attempt: z.string(), phases: attemptShape.phases, elapsedMs: z.number() }),
  z.object({ attempt: z.string(), verdict: attemptShape.verdict }),
  z.object({ origin: z.string() }),
])

/** `null` when there is no file, or not even its first line is whole. @throws ConfigError when a line before the last is damaged */
export function readJournal(path: string): Found | null {
  const bytes = readOrNull(path)
  if (bytes === null) return null
  const { lines, wholeBytes } = wholeLines(bytes)
  if (lines.length === 0) return null
  const [first, ...rest] = lines
  const facts = parsedLine(path, 1, factsSchema, first)
  const evidence = new Map<string, readonly Evidence[]>()
  const verdicts = new Map<string, Verdict>()
  let [elapsedMs, origin] = [0, '']
  for (const [index, line] of rest.entries()) {
    const entry = parsedLine(path, index + 2, entrySchema, line)
    if ('origin' in entry) {
      origin = entry.origin
      continue
    }
    const target: Map<string, unknown> = 'phases' in entry ? evidence : verdicts
    const misplaced = !facts.checks.includes(entry.attempt) || ('verdict' in entry && !evidence.has(entry.attempt))
    if (misplaced || target.has(entry.attempt)) throw damaged(path, index + 2, `nothing more is expected of ${entry.attempt}`)
    if ('phases' in entry) {
      evidence.set(entry.attempt, entry.phases)
      elapsedMs = entry.elapsedMs
    } else verdicts.set(entry.attempt, entry.verdict)
  }
  const kept = { evidence, verdicts, startedDateTime: facts.startedDateTime, elapsedMs, origin }
  return { facts, kept, wholeBytes, dropped: wholeBytes < bytes.length }
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw new ConfigError(`${path} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

/** A line is whole when it ends and is JSON: after a power failure the end of a file may be there without its content. */
function wholeLines(bytes: Buffer): { lines: unknown[]; wholeBytes: number } {
  const lines: unknown[] = []
  let wholeBytes = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, wholeBytes)) {
    const value = parsedJson(bytes.toString('utf8', wholeBytes, end))
    const last = end + 1 === bytes.length
    if (value === undefined && last) break
    lines.push(value)
    wholeBytes = end + 1
  }
  return { lines, wholeBytes }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function parsedLine<T>(path: string, number: number, schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw damaged(path, number, value === undefined ? 'it is no JSON' : z.prettifyError(read.error))
}

function damaged(path: string, line: number, why: string): ConfigError {
  return new ConfigError(`line ${line} of ${path} is damaged: ${why}; run again without --resume`)
}
