import { Ajv } from 'ajv'
import type { MutantResult, MutationTestResult } from 'mutation-testing-report-schema/api'
import schema from 'mutation-testing-report-schema/mutation-testing-report-schema.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import { renderMutationReport, type Source } from '../../reports/index.ts'
import { exampleMatrix } from './example-run.ts'
import { hostileMarkup, unseenCharacters } from './hostile-strings.ts'
import { makeMatrix, makeRow } from './make-matrix.ts'
import { poisonMatrix } from './poison.ts'

const isValid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile<MutationTestResult>(schema)

const text = "export const one = {\n  id: 'elevation-never-ends',\n}\n"
const sourceOf = (id: string): Source | null => (id === 'elevation-never-ends' ? { name: 'weaknesses/one.ts', text } : null)

/** @throws Error naming what the schema objects to */
function reportOf(matrix: KillMatrix): MutationTestResult {
  const report: unknown = JSON.parse(renderMutationReport(matrix, sourceOf))
  if (!isValid(report)) throw new Error(JSON.stringify(isValid.errors))
  return report
}

function mutants(matrix: KillMatrix): Record<string, MutantResult> {
  const all = Object.values(reportOf(matrix).files).flatMap((file) => file.mutants)
  return Object.fromEntries(all.map((mutant) => [mutant.id, mutant]))
}

describe('the kill matrix as a report of mutation tests', () => {
  test('fits the schema, which would notice a file without its source', () => {
    expect(reportOf(exampleMatrix()).schemaVersion).toBe('2')
    expect(isValid({ ...reportOf(exampleMatrix()), files: { a: { language: 'typescript', mutants: [] } } })).toBe(false)
  })

  test('has every weakness in its module, where its id stands, and those without a module in a listing', () => {
    const { files } = reportOf(exampleMatrix())
    expect(Object.keys(files).toSorted()).toEqual(['reference.txt', 'weaknesses/one.ts'])
    expect(files['weaknesses/one.ts']).toMatchObject({
      source: text,
      mutants: [{ location: { start: { line: 2, column: 7 }, end: { line: 2, column: 29 } } }],
    })
    expect(files['reference.txt']?.mutants.map(({ location }) => location.start.line)).toEqual([1, 2])
  })

  test('names the scenarios that caught it, those that could have, and all of them as tests', () => {
    const { 'totp-code-not-spent': caught } = mutants(exampleMatrix())
    expect(caught).toMatchObject({ status: 'Killed', killedBy: ['replay/totp-code-twice'] })
    const known = Object.values(reportOf(exampleMatrix()).testFiles ?? {}).flatMap(({ tests }) => tests.map(({ id }) => id))
    expect(known.toSorted()).toEqual(
      exampleMatrix()
        .scenarios.map(({ id }) => id)
        .toSorted(),
    )
    for (const id of caught?.coveredBy ?? []) expect(known).toContain(id)
  })

  test('what only an accident noticed has survived, and says so', () => {
    expect(mutants(exampleMatrix())).toMatchObject({
      'approval-not-bound-to-payee': { status: 'Survived', killedBy: [], statusReason: expect.stringContaining('by accident') },
      'elevation-never-ends': { status: 'Survived', killedBy: [] },
    })
  })

  test('what no attempt reached has no coverage; what is undecided or not complete is neither killed nor survived', () => {
    const row = makeRow('w', 'survived', { 'replay/totp-code-twice': 'defended' })
    const statusOf = (changed: Partial<typeof row>) => mutants(makeMatrix({ rows: [{ ...row, ...changed }] })).w?.status
    expect(statusOf({ cells: row.cells.map((cell) => ({ ...cell, reached: false })) })).toBe('NoCoverage')
    expect(statusOf({ result: 'undecided' })).toBe('RuntimeError')
    expect(statusOf({ complete: false })).toBe('Pending')
    expect(statusOf({})).toBe('Survived')
  })

  test.each([...hostileMarkup, ...unseenCharacters.map(({ text: hostile }) => hostile)])(
    'still fits with %j everywhere',
    (hostile) => {
      expect(() => reportOf(poisonMatrix(exampleMatrix(), hostile))).not.toThrow()
    },
  )
})
