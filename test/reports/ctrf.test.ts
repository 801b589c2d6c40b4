import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { type CTRFReport, schema, validateStrict } from 'ctrf'
import { describe, expect, test } from 'vitest'
import { ctrfReport } from '../../reports/ctrf.ts'
import { exampleRun, swapPayee } from './example-run.ts'
import { changes, everyStanding, knownBreach, reportCases, worthless } from './report-cases.ts'
import { sharedSchema } from './shared-schema.ts'

/** The complaints about every run, under a schema. */
function complaints(text: string): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false })
  formats.default(ajv)
  const isValid = ajv.compile(JSON.parse(text))
  return reportCases.flatMap(([name, input]) =>
    isValid(JSON.parse(JSON.stringify(ctrfReport(input)))) ? [] : [`${name}: ${ajv.errorsText(isValid.errors)}`],
  )
}

const testsOf = (report: CTRFReport) => Object.fromEntries(report.results.tests.map((one) => [one.name, one]))

describe('CTRF', () => {
  test(`is valid for the reference implementation: ${reportCases.length} runs`, () => {
    expect(complaints(JSON.stringify(schema))).toEqual([])
    for (const [, input] of reportCases) expect(() => validateStrict(ctrfReport(input))).not.toThrow()
    expect(() => validateStrict({ ...ctrfReport(everyStanding()), results: {} })).toThrow()
  })

  test(`is valid for the published schema: ${reportCases.length} runs`, (context) => {
    expect(complaints(sharedSchema(context, 'ctrf.schema.json'))).toEqual([])
  })

  test('shows as passed only what was defended', () => {
    const { tests } = ctrfReport(everyStanding()).results
    const shown = new Set(tests.map(({ rawStatus, status }) => `${rawStatus}: ${status}`))
    expect(shown).toEqual(
      new Set([
        'breached: failed',
        'known: other',
        'inconclusive: other',
        'not-tested: pending',
        'defended: passed',
        'not-applicable: skipped',
        'run/complete: failed',
      ]),
    )
  })

  test.each(reportCases.slice(0, 8))('counts its own tests: %s', (_name, input) => {
    const { summary, tests } = ctrfReport(input).results
    for (const status of ['passed', 'failed', 'skipped', 'pending', 'other'] as const)
      expect(summary[status], status).toBe(tests.filter((one) => one.status === status).length)
    expect(summary.tests).toBe(tests.length)
    expect(summary.stop - summary.start).toBe(Math.trunc(input.record.time))
  })

  test('says who answers for a known finding, and until when', () => {
    expect(testsOf(ctrfReport(everyStanding()))[knownBreach.id]).toMatchObject({
      status: 'other',
      message: expect.stringMatching(/until 2026-12-31, payments answers for it: the new ledger comes in December/),
      filePath: 'attacks/raise amount.ts',
      line: 12,
    })
  })

  test('explains a breach with all objections and the replay command', () => {
    const { [swapPayee.id]: breach } = testsOf(ctrfReport(everyStanding()))
    expect(breach).toMatchObject({ suite: ['txn-unbound', swapPayee.scenario], tags: ['psd2-rts:5.1.c', 'asvs-5.0.0:7.5.3'] })
    expect(breach?.trace).toContain('approval-stays-with-its-holder (attack)')
    expect(breach?.trace).toContain(`stepproof replay 'run.json#${swapPayee.id}'`)
  })

  test.each(worthless)('fails for a run $name, and says so', ({ input, told }) => {
    const { summary, tests } = ctrfReport(input).results
    expect(summary.failed).toBe(1)
    expect(tests.find(({ status }) => status === 'failed')?.message).toMatch(told)
  })

  test('fails for a check of the baseline that disappeared, and names the baseline by the identity of its report', () => {
    const report = ctrfReport({ ...everyStanding(), changes })
    expect(testsOf(report)['gate/removed[session] is still judged']).toMatchObject({ status: 'failed' })
    const { startedDateTime, seed, suite } = changes.baseline
    const before = ctrfReport({ record: { ...exampleRun(), startedDateTime, seed, suite }, matrix: null, changes: null })
    expect(report.baseline?.reportId).toBe(before.reportId)
    expect(report.reportId).not.toBe(before.reportId)
  })
})
