import draft04 from 'ajv-draft-04'
import formats from 'ajv-formats'
import type { Log, Result, Run } from 'sarif'
import { describe, expect, test } from 'vitest'
import type { RunRecord } from '../../harness/record.ts'
import { type Extent, sarifLog } from '../../reports/sarif/log.ts'
import { scenarios } from '../../scenarios/index.ts'
import { exampleRun, swapPayee } from './example-run.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { changes, everyStanding, knownBreach, reportCases, worthless } from './report-cases.ts'
import { sharedSchema } from './shared-schema.ts'

const extents: readonly Extent[] = ['every check', 'findings']

function runOf(log: Log): Run {
  const [run] = log.runs
  if (run === undefined) throw new Error('there is no run')
  return run
}
const resultsOf = (log: Log): Result[] => runOf(log).results ?? []
const resultOf = (log: Log, attempt: string) => resultsOf(log).find(({ properties }) => properties?.attempt === attempt)
const textOf = (log: Log) => JSON.stringify(log)

/** What GitHub or the text of the standard ask for, and the schema does not. */
function objections(log: Log): string[] {
  const run = runOf(log)
  const rules = run.tool.driver.rules ?? []
  const objected: string[] = []
  const must = (holds: boolean, what: string) => holds || objected.push(what)
  must(rules.length <= 25_000 && resultsOf(log).length <= 25_000, 'too many rules or results')
  must(new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules of one id')
  for (const { id, properties, fullDescription, help, shortDescription } of rules) {
    must((properties?.tags?.length ?? 0) <= 20, `more than 20 tags: ${id}`)
    must((fullDescription?.text.length ?? 9999) <= 1024 && (shortDescription?.text.length ?? 9999) <= 1024, `too long: ${id}`)
    must((help?.text ?? '') !== '', `no help: ${id}`)
  }
  for (const { ruleId, ruleIndex = -1, kind = 'fail', level, message, locations = [], partialFingerprints } of resultsOf(log)) {
    must(rules[ruleIndex]?.id === ruleId, `rule and index disagree: ${ruleId}`)
    must((level === 'none') === (kind !== 'fail'), `${kind} with level ${level}`)
    must((message.text ?? '') !== '', `no message: ${ruleId}`)
    must(!/\]\(|\{\d+\}/.test(message.text ?? ''), `a link or placeholder: ${message.text}`)
    must(/^[0-9a-f]{64}$/.test(partialFingerprints?.primaryLocationLineHash ?? ''), `no fingerprint: ${ruleId}`)
    must(locations.length === 1, `not one location: ${ruleId}`)
    for (const { physicalLocation } of locations) {
      const uri = physicalLocation?.artifactLocation?.uri ?? ''
      must(uri !== '' && !/^(?!file:)[a-z][a-z+.-]*:/i.test(uri), `not a path: ${uri}`)
      must((physicalLocation?.region?.startLine ?? 0) >= 1, `no line: ${ruleId}`)
    }
  }
  return objected
}

describe.each(extents)('SARIF of %s', (extent) => {
  test(`is valid for the schema: ${reportCases.length} runs`, (context) => {
    const ajv = new draft04.default({ allErrors: true, strict: false })
    formats.default(ajv)
    const isValid = ajv.compile(JSON.parse(sharedSchema(context, 'sarif-2.1.0.schema.json')))
    const complaints = reportCases.flatMap(([name, input]) =>
      isValid(JSON.parse(textOf(sarifLog(input, extent)))) ? [] : [`${name}: ${ajv.errorsText(isValid.errors)}`],
    )
    expect(complaints).toEqual([])
    expect(isValid({ version: '2.1.0', runs: [{}] })).toBe(false)
  })

  test.each(reportCases)('keeps what GitHub and the standard ask for besides: %s', (_name, input) => {
    expect(objections(sarifLog(input, extent))).toEqual([])
  })

  test.each(worthless)('fails for a run $name, and says so', ({ input, told }) => {
    const log = sarifLog(input, extent)
    expect(runOf(log).invocations).toMatchObject([{ executionSuccessful: false }])
    expect(resultsOf(log)[0]).toMatchObject({ ruleId: 'run/complete', kind: 'fail', level: 'error' })
    expect(resultsOf(log)[0]?.message.text).toMatch(told)
  })

  test('lists what was planned and not tested, and makes no result of it', () => {
    const log = sarifLog(everyStanding(), extent)
    expect(runOf(log).properties?.notTested).toEqual(['gate/not-started[api]'])
    expect(resultOf(log, 'gate/not-started[api]')).toBeUndefined()
  })

  test('suppresses a known finding with its reason, and nothing else', () => {
    const suppressed = resultsOf(sarifLog(everyStanding(), extent)).filter(({ suppressions = [] }) => suppressions.length > 0)
    expect(suppressed).toMatchObject([
      {
        kind: 'fail',
        level: 'error',
        properties: { attempt: knownBreach.id },
        suppressions: [{ status: 'accepted', justification: expect.stringContaining('the new ledger comes in December') }],
      },
    ])
  })
})

test('the objections would be seen', () => {
  const log = sarifLog(everyStanding(), 'every check')
  const [result] = resultsOf(log)
  const broken = (change: Partial<Result>): Log => ({
    ...log,
    runs: [{ ...runOf(log), results: [{ ...result, ...change } as Result] }],
  })
  expect(objections(broken({}))).toEqual([])
  const at = (uri: string) => ({ locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }] })
  for (const change of [
    { kind: 'pass', level: 'error' },
    { ruleIndex: 99 },
    { locations: [] },
    at('https://a.test/'),
    at(''),
  ] as const)
    expect(objections(broken(change as Partial<Result>)), JSON.stringify(change)).toHaveLength(1)
})

describe('SARIF', () => {
  test('shows as passed only what was defended', () => {
    const shown = new Set(
      resultsOf(sarifLog(everyStanding(), 'every check')).map(
        ({ properties, kind, level }) => `${properties?.verdict}: ${kind}/${level}`,
      ),
    )
    expect(shown).toEqual(
      new Set([
        'undefined: fail/error',
        'breached: fail/error',
        'known: fail/error',
        'inconclusive: open/none',
        'defended: pass/none',
        'not-applicable: notApplicable/none',
      ]),
    )
  })

  test('for GitHub holds nothing that is no finding', () => {
    const kinds = resultsOf(sarifLog(everyStanding(), 'findings')).map(({ properties, ruleId }) => properties?.verdict ?? ruleId)
    expect(kinds).toEqual(['run/complete', 'breached', 'inconclusive', 'known'])
  })

  test('stands at the line where the scenario is declared; without one, at the file that is known', () => {
    const place = (record: RunRecord) =>
      resultsOf(sarifLog({ record, matrix: null, changes: null }, 'every check'))[0]?.locations?.[0]
    const physical = (uri: string, startLine: number) => ({
      physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine } },
    })
    const source = { file: 'my attacks/ä#1.ts', line: 12 }
    expect(place(makeRecord({ attempts: [makeAttempt({ source })] }))).toMatchObject(physical('my%20attacks/%C3%A4%231.ts', 12))
    expect(place(makeRecord({ scenarios: 'own.ts' }))).toMatchObject(physical('own.ts', 1))
    expect(place(makeRecord())).toMatchObject(physical('scenarios/replay/totp-code-twice.ts', 1))
  })

  test('has fingerprints that stay, and tell every finding of a line apart', () => {
    const prints = (record: RunRecord) =>
      resultsOf(sarifLog({ record, matrix: null, changes: null }, 'every check')).map(
        ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash,
      )
    const moved = exampleRun().attempts.map((attempt) => ({
      ...attempt,
      source: { file: 'elsewhere.ts', line: 99 },
      title: 'New',
    }))
    expect(prints({ ...exampleRun(), attempts: moved, seed: 7, startedDateTime: '2027-01-01T00:00:00Z' })).toEqual(
      prints(exampleRun()),
    )
    const variants = ['a', 'b'].map((variant) => makeAttempt({ variant }))
    const all = prints(makeRecord({ attempts: [...variants, makeAttempt(), makeAttempt({ surface: 'api' })] }))
    expect(new Set(all).size).toBe(4)
  })

  test('says against a baseline what is new, what has changed and what has not, and fails for what disappeared', () => {
    const log = sarifLog({ ...everyStanding(), changes }, 'every check')
    const states = Object.fromEntries(
      resultsOf(log).map((one) => [one.properties?.attempt ?? one.message.text, one.baselineState]),
    )
    expect(states).toMatchObject({
      [swapPayee.id]: 'new',
      'replay/totp-code-twice[api]': 'updated',
      'replay/totp-code-twice[session]': 'unchanged',
      'gate/spell-the-path-otherwise[session]': 'new',
      'guessing/lock-out-the-victim[session]': 'updated',
    })
    expect(resultsOf(log).filter(({ ruleId }) => ruleId === 'run/nothing-disappeared')).toMatchObject([
      { level: 'error', message: { text: expect.stringContaining('gate/removed[session]') } },
    ])
  })

  test('explains a breach, with the request that shows it and the command that repeats it', () => {
    const breach = resultOf(sarifLog(everyStanding(), 'findings'), swapPayee.id)
    expect(breach?.message.text).toContain(`stepproof replay 'run.json#${swapPayee.id}'`)
    expect(breach).toMatchObject({
      webRequest: { method: 'POST', target: expect.stringMatching(/^https:\/\/127\.0\.0\.1:8443\/api\/transfers\?/) },
      webResponse: { statusCode: 200 },
    })
  })

  test('has for every scenario of the library a rule that GitHub takes', () => {
    const attempts = scenarios.map(({ id, title, story, class: name, seen, requirements, source = null }) =>
      makeAttempt({ scenario: id, title, story, class: name, seen, requirements, source }),
    )
    const log = sarifLog({ record: makeRecord({ attempts }), matrix: null, changes: null }, 'every check')
    expect(objections(log)).toEqual([])
    expect(runOf(log).tool.driver.rules).toHaveLength(scenarios.length)
  })
})
