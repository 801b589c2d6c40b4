import { describe, expect, test } from 'vitest'
import { runRecordSchema } from '../../harness/record.ts'
import { reporters } from '../../reports/index.ts'
import { exampleMatrix, exampleRun } from './example-run.ts'
import { unseenCharacters } from './hostile-strings.ts'
import { rendered } from './page-of.ts'
import { poisonRecord } from './poison.ts'

describe('the reporters', () => {
  test('write each to files of their own', () => {
    const input = { record: exampleRun(), matrix: null, changes: null }
    const files = reporters.map(({ name, files: made }) => [name, ...[...made(input)].map((file) => file.name)] as const)
    expect(files.filter(([name]) => name !== 'har')).toEqual([
      ['html', 'report.html'],
      ['markdown', 'summary.md'],
      ['junit', 'junit.xml'],
      ['ctrf', 'ctrf.json'],
      ['sarif', 'report.sarif'],
      ['code-scanning', 'code-scanning.sarif'],
      ['oscal', 'oscal-assessment-results.json', 'oscal-assessment-plan.json'],
      ['hdf', 'hdf.json'],
      ['navigator', 'attack-navigator.json'],
      ['json', 'run.json'],
    ])
    const names = files.flatMap(([, ...ofReporter]) => ofReporter)
    expect(new Set(names).size).toBe(names.length)
  })

  for (const reporter of reporters) {
    test(`${reporter.name} renders the same text from the same record, and leaves the record as it was`, () => {
      const record = exampleRun()
      const before = JSON.stringify(record)
      expect(rendered(reporter.name, record, exampleMatrix())).toBe(rendered(reporter.name, exampleRun(), exampleMatrix()))
      expect(JSON.stringify(record)).toBe(before)
    })

    test(`${reporter.name} ends its file with a line break or a tag, and needs no matrix`, () => {
      expect(rendered(reporter.name, exampleRun())).toMatch(/[>\n]$/)
    })
  }
})

describe('run.json', () => {
  const json = (record: ReturnType<typeof exampleRun>) => rendered('json', record)

  test('is the record, and is read back as the same', () => {
    expect(runRecordSchema.parse(JSON.parse(json(exampleRun())))).toEqual(exampleRun())
    expect(json(exampleRun())).toMatch(/\}\n$/)
  })

  for (const { name, text } of unseenCharacters) {
    test(`keeps ${name} as evidence`, () => {
      const record = poisonRecord(exampleRun(), text)
      expect(runRecordSchema.parse(JSON.parse(json(record)))).toEqual(record)
    })
  }
})
