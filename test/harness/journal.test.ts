import { appendFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../harness/errors.ts'
import type { RunRecord } from '../../harness/record.ts'
import type { RunFacts } from '../../harness/regression/same-run.ts'
import { Journal, journalName, removeJournal } from '../../harness/runner/journal.ts'
import { readJournal } from '../../harness/runner/read-journal.ts'
import { makeEvidence, makeRecord } from './make-evidence.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'stepproof-journal-'))
const phases = [makeEvidence('honest'), makeEvidence('attack'), makeEvidence('again')]
const verdict = { kind: 'defended', reason: 'the attack was refused' } as const

function factsOf(overrides: Partial<RunRecord> = {}): RunFacts {
  const { attempts: _attempts, ...facts } = makeRecord({ checks: ['a[session]', 'b[session]', 'c[session]'], ...overrides })
  return facts
}

function open(folder: string, begin: 'anew' | 'resume', facts = factsOf()) {
  const notes: string[] = []
  return { journal: Journal.open({ folder, begin, note: (text) => notes.push(text) }, facts), notes }
}

/** A journal of a run that ended after the evidence of its second attempt. */
function interrupted(): { folder: string; path: string } {
  const folder = newFolder()
  const { journal } = open(folder, 'anew')
  journal.keepOrigin('https://localhost:8443')
  journal.keepEvidence('a[session]', phases, 70)
  journal.keepVerdict('a[session]', verdict)
  journal.keepEvidence('b[session]', phases, 140)
  journal.close()
  return { folder, path: join(folder, journalName) }
}

test('what was kept of an interrupted run is found again: evidence, verdicts, origin and time', () => {
  const { folder } = interrupted()
  const { journal, notes } = open(folder, 'resume', factsOf({ startedDateTime: '2031-01-01T00:00:00.000Z' }))
  expect(notes).toEqual([])
  expect([...journal.kept.evidence]).toEqual([
    ['a[session]', phases],
    ['b[session]', phases],
  ])
  expect([...journal.kept.verdicts]).toEqual([['a[session]', verdict]])
  expect(journal.kept).toMatchObject({
    startedDateTime: factsOf().startedDateTime,
    elapsedMs: 140,
    origin: 'https://localhost:8443',
  })
  journal.close()
})

test('a run goes on at the end of the journal, behind whatever a crash wrote only in part', () => {
  const { folder, path } = interrupted()
  const before = readFileSync(path, 'utf8')
  appendFileSync(path, '{"attempt":"b[session]","verd')
  const { journal, notes } = open(folder, 'resume')
  expect(notes).toEqual(['the last line of the journal was written only in part: it is left out'])
  journal.keepVerdict('b[session]', verdict)
  journal.close()
  expect(readFileSync(path, 'utf8')).toBe(`${before}${JSON.stringify({ attempt: 'b[session]', verdict })}\n`)
})

test('wherever a journal is cut, everything before the cut line is read', () => {
  const { path } = interrupted()
  const bytes = readFileSync(path)
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([index]) => index + 1)
  fc.assert(
    fc.property(fc.nat({ max: bytes.length }), (length) => {
      writeFileSync(path, bytes)
      truncateSync(path, length)
      const whole = ends.filter((end) => end <= length).length
      const found = readJournal(path)
      if (whole === 0) expect(found).toBeNull()
      else
        expect([found?.kept.evidence.size, found?.kept.verdicts.size, found?.dropped]).toEqual([
          Number(whole >= 3) + Number(whole >= 5),
          Number(whole >= 4),
          !ends.includes(length),
        ])
    }),
  )
})

test('an end that a power failure left empty is left out too', () => {
  const { path } = interrupted()
  appendFileSync(path, Buffer.concat([Buffer.alloc(600), Buffer.from('\n')]))
  expect(readJournal(path)).toMatchObject({ dropped: true })
  expect(readJournal(path)?.kept.evidence.size).toBe(2)
})

describe('a line before the last that is damaged stops the run, with its number:', () => {
  test.each([
    ['it is no JSON', 'oops', /line 6 .* it is no JSON/],
    ['it is of another kind', '{"attempt":"c[session]"}', /line 6/],
    ['evidence that is none', '{"attempt":"c[session]","phases":[{}],"elapsedMs":1}', /line 6/],
    ['evidence twice', JSON.stringify({ attempt: 'a[session]', phases, elapsedMs: 1 }), /line 6 .*nothing more is expected of a/],
    ['a verdict twice', JSON.stringify({ attempt: 'a[session]', verdict }), /line 6 .*nothing more is expected of a/],
    ['a verdict without evidence', JSON.stringify({ attempt: 'c[session]', verdict }), /line 6 .*nothing more is expected of c/],
    ['an attempt that was not planned', JSON.stringify({ attempt: 'd[session]', phases, elapsedMs: 1 }), /line 6 .*of d/],
  ])('%s', (_what, line, reason) => {
    const { folder, path } = interrupted()
    appendFileSync(path, `${line}\n{"origin":""}\n`)
    expect(() => open(folder, 'resume')).toThrow(ConfigError)
    expect(() => open(folder, 'resume')).toThrow(reason)
    expect(() => open(folder, 'resume')).toThrow(/without --resume/)
  })
})

describe('another run is not gone on with:', () => {
  const { target } = factsOf()
  test.each([
    [
      'suite',
      { suite: { name: 'stepproof', version: '9.9.9' } },
      /the suite is stepproof 0\.1\.0 there, and stepproof 9\.9\.9 here/,
    ],
    ['target', { target: { ...target, facts: { ...target.facts, name: 'bank' } } }, /the target is made up there, and bank here/],
    ['weaknesses', { target: { ...target, weakened: [] } }, /weakened is totp-code-not-spent there, and nothing here/],
    ['seed', { seed: 7 }, /the seed is 42 there, and 7 here/],
    ['filter', { checks: ['a[session]'], command: 'stepproof run a' }, /2 attempts are only there .* here as `stepproof run a`/],
    ['plan', { plan: 'plan 2' }, /the text of scenarios or their place in the library has changed/],
    [
      'shard',
      { part: { shards: ['1/2'], whole: { checks: factsOf().checks, command: factsOf().command } } },
      /of the whole plan, this one of shard 1\/2/,
    ],
  ] as const)('%s', (_what, change, reason) => {
    const { folder, path } = interrupted()
    const before = readFileSync(path)
    expect(() => open(folder, 'resume', factsOf(change))).toThrow(reason)
    expect(readFileSync(path)).toEqual(before)
  })
})

describe('a new run begins', () => {
  test('where there is nothing to resume, and says so', () => {
    const { journal, notes } = open(newFolder(), 'resume')
    expect(notes).toEqual([expect.stringMatching(/^there is no interrupted run in .*: a new one begins$/)])
    expect(journal.kept.evidence.size).toBe(0)
    journal.close()
  })

  test('where not even the first line was written whole', () => {
    const folder = newFolder()
    writeFileSync(join(folder, journalName), '{"format":"stepproof-r')
    const { journal, notes } = open(folder, 'resume')
    expect(notes).toHaveLength(1)
    journal.close()
    expect(readJournal(join(folder, journalName))?.facts).toEqual(factsOf())
  })

  test('in place of an interrupted one only with a word about it', () => {
    const { folder } = interrupted()
    const { journal, notes } = open(folder, 'anew')
    expect(notes).toEqual([expect.stringMatching(/is given up; --resume would have finished it$/)])
    expect(journal.kept.evidence.size).toBe(0)
    journal.close()
  })

  test('without a word after the journal was let go', () => {
    const { folder } = interrupted()
    removeJournal(folder)
    const { journal, notes } = open(folder, 'anew')
    expect(notes).toEqual([])
    journal.close()
  })
})

test('an old journal that nobody can read does not stop a new run', () => {
  const { folder, path } = interrupted()
  writeFileSync(path, 'oops\n{}\n{}\n')
  expect(() => readJournal(path)).toThrow(/line 1 .* it is no JSON/)
  const { journal } = open(folder, 'anew')
  journal.close()
  expect(readJournal(path)?.facts).toEqual(factsOf())
})
