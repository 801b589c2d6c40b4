import { describe, expect, test } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import type { RunRecord } from '../../harness/record.ts'
import type { ReportInput } from '../../reports/index.ts'
import { renderJunit as render } from '../../reports/junit.ts'
import { exampleRun } from './example-run.ts'
import { makeRecord } from './make-record.ts'
import { poisonRecord } from './poison.ts'
import { changes, everyStanding, reportCases, worthless } from './report-cases.ts'
import { sharedSchema } from './shared-schema.ts'

const renderJunit = (record: RunRecord) => render({ record, matrix: null, changes: null })

const limits = { initialMemoryPages: 64 * memoryPages.MiB, maxMemoryPages: 512 * memoryPages.MiB }

describe('JUnit XML', () => {
  const runs: readonly (readonly [string, ReportInput])[] = [
    ...reportCases,
    ['a run cut short', { record: makeRecord({ complete: false, checks: ['gone[api]'] }), matrix: null, changes: null }],
  ]
  const files = runs.map(([, input], index) => ({ fileName: `${index}.xml`, contents: render(input) }))

  /** The complaints, each with the run it is about. */
  async function complaints(options: { readonly schema: string } | { readonly normalization: 'format' }) {
    const { errors } = await validateXML({ xml: files, ...options, ...limits })
    return errors.map(({ loc, message }) => `${runs[Number.parseInt(loc?.fileName ?? '', 10)]?.[0] ?? 'a run'}: ${message}`)
  }

  test(`keeps to the schema of Jenkins: ${runs.length} runs`, async (context) => {
    expect(await complaints({ schema: sharedSchema(context, 'junit-10.xsd') })).toEqual([])
  })

  test(`is well-formed: ${runs.length} runs`, async () => {
    expect(await complaints({ normalization: 'format' })).toEqual([])
  })

  test('counts a breach as a failure, an inconclusive attempt as an error, a not applicable one as skipped', () => {
    const xml = renderJunit(exampleRun())
    expect(xml).toMatch(/<testsuites name="stepproof" tests="9" failures="1" errors="1">/)
    expect(xml).toMatch(/<testsuite name="txn-unbound" [^>]*tests="2" failures="1" errors="0" skipped="0">/)
    expect(xml).toMatch(/<testsuite name="dpop-replay" [^>]*tests="1" failures="0" errors="0" skipped="1">/)
    expect(xml).toContain('<skipped message="the target does not offer dpop"/>')
    expect(xml).toContain('<error message="the honest flow failed: POST /login was answered with 503" type="inconclusive">')
    expect(xml).toContain(
      '<failure message="a transfer to DE66000000000000000666 was executed, but the approval was for DE17000000000000000001" type="breached">',
    )
  })

  test('skips a known finding and what was not tested, each with the reason, and errs for a check that disappeared', () => {
    const xml = render({ ...everyStanding(), changes })
    expect(xml).toMatch(/<skipped message="known finding, until 2026-12-31, payments answers for it: the new ledger[^"]*"\/>/)
    expect(xml).toMatch(
      /<testsuite name="not tested"[^>]*skipped="1">[\s\S]*name="gate\/not-started\[api\]"[\s\S]*<skipped message="planned, but not tested/,
    )
    expect(xml).toMatch(/<error message="gate\/removed\[session\] was judged in the baseline[^"]*" type="inconclusive"/)
    expect(xml).toMatch(/<testsuites name="stepproof" tests="13" failures="1" errors="3">/)
  })

  test.each(worthless)('has an error for a run $name', ({ input, told }) => {
    expect(render(input)).toMatch(/<testsuites [^>]*errors="1"/)
    expect(render(input)).toMatch(told)
  })

  test('has a suite per class with the requirements, and a case per attempt named by its id', () => {
    const xml = renderJunit(exampleRun())
    expect(xml).toContain('<property name="requirement" value="psd2-rts:5.1.c"/>')
    expect(xml).toContain(
      '<testcase classname="stepproof.txn-unbound" name="transaction-binding/swap-payee-after-approval[session]"',
    )
    expect(xml.match(/<testsuite /g)).toHaveLength(7)
  })

  test('explains a breach with all violations and the replay command', () => {
    const [, explanation = ''] = /<!\[CDATA\[(Swap the payee[\s\S]*?)\]\]>/.exec(renderJunit(exampleRun())) ?? []
    expect(explanation).toContain('approval-stays-with-its-holder (attack)')
    expect(explanation).toContain(`stepproof replay 'run.json#transaction-binding/swap-payee-after-approval[session]'`)
  })

  test('has no error where nothing stands against the run', () => {
    expect(renderJunit(makeRecord())).toMatch(/<testsuites [^>]*errors="0"/)
  })

  test('does not carry cases over from one report to the next', () => {
    expect(renderJunit(makeRecord())).toBe(renderJunit(makeRecord()))
  })

  test('cuts a megabyte', () => {
    expect(renderJunit(poisonRecord(exampleRun(), 'a'.repeat(1_048_576))).length).toBeLessThan(1_000_000)
  })
})
