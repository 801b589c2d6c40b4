import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRecord } from '../../harness/cli/record-file.ts'
import { ConfigError } from '../../harness/errors.ts'
import { type RunRecord, runRecordSchema } from '../../harness/record.ts'
import { exampleRun } from '../reports/example-run.ts'
import { hostileMarkup, unseenCharacters } from '../reports/hostile-strings.ts'
import { makeRecord } from '../reports/make-record.ts'
import { rendered } from '../reports/page-of.ts'
import { poisonRecord } from '../reports/poison.ts'
import { folder } from './stepproof.ts'

const place = folder()
const byLine = (record: RunRecord) => rendered('json', record)

function read(text: string): RunRecord {
  const file = join(place, 'run.json')
  writeFileSync(file, text)
  return readRecord(file)
}

/** The message of the error of the user's. */
function refusal(text: string): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'it was read'
}

const long = makeRecord({
  attempts: exampleRun().attempts.map((attempt) => ({ ...attempt, story: 'ä€😀'.repeat(200_000) })),
})

describe('a record is read as it was written', () => {
  test.each([
    ['a run', exampleRun()],
    ['a run without attempts', makeRecord({ attempts: [] })],
    ['lines longer than a chunk, with characters of several bytes at its end', long],
    ...[...hostileMarkup, ...unseenCharacters.map(({ text }) => text)].map(
      (text) => [`a run full of ${JSON.stringify(text)}`, poisonRecord(exampleRun(), text)] as const,
    ),
  ] as const)('%s', (_name, record) => {
    expect(read(byLine(record))).toEqual(record)
    const written = byLine(runRecordSchema.parse(record))
    expect(byLine(read(written)) === written).toBe(true)
    expect(read(JSON.stringify(record))).toEqual(record)
    expect(read(JSON.stringify(record, null, 2))).toEqual(record)
  })

  test('with equal headers and bodies kept once', () => {
    const [first, second] = read(byLine(exampleRun())).attempts.map((attempt) => attempt.phases[0]?.exchanges[0])
    expect(first?.request.headers[0]).toBe(second?.request.headers[0])
    expect(first?.response?.headers[0]).toBe(second?.response?.headers[0])
  })
})

describe('what is no record is refused with the reason', () => {
  test.each([
    ['cut off behind an attempt', byLine(exampleRun()).split('\n').slice(0, 4).join('\n'), /part of it is missing/],
    ['cut off in an attempt', byLine(exampleRun()).slice(0, -500), /JSON/],
    ['another format', JSON.stringify({ ...exampleRun(), format: 'har' }), /format/],
    ['an attempt with another verdict', byLine(exampleRun()).replaceAll('"kind":"defended"', '"kind":"passed"'), /kind/],
    ['no JSON', 'hello', /JSON/],
    ['nothing', '', /JSON/],
  ])('%s', (_name, text, why) => {
    expect(refusal(text)).toMatch(/is not a run record of this version: /)
    expect(refusal(text)).toMatch(why)
  })

  test('no file', () => {
    expect(() => readRecord(join(place, 'none.json'))).toThrow(/none\.json cannot be read/)
    expect(() => readRecord(place)).toThrow(ConfigError)
  })
})
