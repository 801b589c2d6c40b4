import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import type { Changes } from '../../harness/changes-record.ts'
import type { RunRecord } from '../../harness/record.ts'
import { renderJunit as render } from '../../reports/junit.ts'
import { exampleRun } from './example-run.ts'
import { hostileMarkup, unseenCharacters } from './hostile-strings.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { poisonRecord } from './poison.ts'

const renderJunit = (record: RunRecord, changes: Changes | null = null) => render({ record, matrix: null, changes })
const schemaFile = new URL('../../../shared/schemas/junit-10.xsd', import.meta.url)

const limits = { initialMemoryPages: 64 * memoryPages.MiB, maxMemoryPages: 512 * memoryPages.MiB }

describe('JUnit XML', () => {
  const runs: readonly (readonly [string, RunRecord])[] = [
    ['a run with every verdict', exampleRun()],
    ['a run without attempts', makeRecord({ attempts: [], checks: [] })],
    ['a run cut short', makeRecord({ complete: false, checks: ['gone[api]'] })],
    ['a run of an hour', makeRecord({ time: 3_600_000.123 })],
    ...hostileMarkup.map((text) => [`a run full of ${text}`, poisonRecord(exampleRun(), text)] as const),
    ...unseenCharacters.map(({ name, text }) => [`a run full of ${name}`, poisonRecord(exampleRun(), text)] as const),
  ]
  const files = runs.map(([, record], index) => ({ fileName: `${index}.xml`, contents: renderJunit(record) }))

  /** The complaints, each with the run it is about. */
  async function complaints(options: { readonly schema: string } | { readonly normalization: 'format' }) {
    const { errors } = await validateXML({ xml: files, ...options, ...limits })
    return errors.map(({ loc, message }) => `${runs[Number.parseInt(loc?.fileName ?? '', 10)]?.[0] ?? 'a run'}: ${message}`)
  }

  test(`keeps to the schema of Jenkins: ${runs.length} runs`, async (context) => {
    if (!existsSync(schemaFile)) {
      const reason = `NOT CHECKED against a schema: ${schemaFile.pathname} is not there`
      console.warn(reason)
      context.skip(reason)
    }
    expect(await complaints({ schema: readFileSync(schemaFile, 'utf8') })).toEqual([])
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

  test('is red when nothing was judged or the run was cut short, and not otherwise', () => {
    const notApplicable = makeAttempt({ verdict: { kind: 'not-applicable', reason: 'no totp' } })
    const red = [makeRecord({ attempts: [] }), makeRecord({ attempts: [notApplicable] }), makeRecord({ complete: false })]
    for (const record of red) expect(renderJunit(record)).toMatch(/<testsuites [^>]*errors="1"/)
    expect(renderJunit(makeRecord())).toMatch(/<testsuites [^>]*errors="0"/)
  })

  test('does not carry cases over from one report to the next', () => {
    expect(renderJunit(makeRecord())).toBe(renderJunit(makeRecord()))
  })

  test('cuts a megabyte', () => {
    expect(renderJunit(poisonRecord(exampleRun(), 'a'.repeat(1_048_576))).length).toBeLessThan(1_000_000)
  })
})
