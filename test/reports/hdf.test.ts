import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { hdfReport } from '../../reports/hdf.ts'
import type { ReportInput } from '../../reports/index.ts'
import { swapPayee } from './example-run.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { changes, everyStanding, knownBreach, reportCases, worthless } from './report-cases.ts'
import { sharedSchema } from './shared-schema.ts'

const controlsOf = (input: ReportInput) => hdfReport(input).profiles.flatMap(({ controls }) => controls)
const controlOf = (input: ReportInput, id: string) => controlsOf(input).find((control) => control.id === id)
const plain = (attempts: readonly ReturnType<typeof makeAttempt>[], more: readonly string[] = []): ReportInput => ({
  record: makeRecord({ attempts, checks: [...attempts.map(({ id }) => id), ...more] }),
  matrix: null,
  changes: null,
})

/** What a viewer makes of a control: the rules of inspecjs. */
function seenAs({ impact, results, ...rest }: ReturnType<typeof controlsOf>[number]): string {
  const statuses = results.map(({ status }) => status)
  if (statuses.length === 0 || statuses.includes('error')) return 'Profile Error'
  if (('waiver_data' in rest && rest.waiver_data?.skipped_due_to_waiver) || impact === 0) return 'Not Applicable'
  if (statuses.includes('failed')) return 'Failed'
  return statuses.includes('passed') ? 'Passed' : 'Not Reviewed'
}

describe('HDF', () => {
  test(`is valid for the schema: ${reportCases.length} runs`, (context) => {
    const ajv = new Ajv({ allErrors: true, strict: false })
    const isValid = ajv.compile(JSON.parse(sharedSchema(context, 'hdf-exec-json.schema.json')))
    const complaints = reportCases.flatMap(([name, input]) =>
      isValid(JSON.parse(JSON.stringify(hdfReport(input)))) ? [] : [`${name}: ${ajv.errorsText(isValid.errors)}`],
    )
    expect(complaints).toEqual([])
    expect(isValid({ ...hdfReport(everyStanding()), profiles: [{ name: 'x' }] })).toBe(false)
  })

  test('is seen as what the checks came to', () => {
    const seen = Object.fromEntries(controlsOf(everyStanding()).map((control) => [control.id, seenAs(control)]))
    expect(seen).toEqual({
      'run/complete': 'Profile Error',
      'replay/totp-code-twice': 'Passed',
      [swapPayee.scenario]: 'Failed',
      'transaction-binding/raise-amount-after-approval': 'Passed',
      'freshness/reuse-stale-elevation': 'Passed',
      'gate/spell-the-path-otherwise': 'Passed',
      'guessing/lock-out-the-victim': 'Profile Error',
      'binding/replay-dpop-proof': 'Not Applicable',
      'ceremony/skip-user-verification': 'Not Applicable',
      [knownBreach.scenario]: 'Failed',
      'gate/not-started': 'Profile Error',
    })
  })

  test('never calls a scenario passed of which something is inconclusive or was not tested', () => {
    const inconclusive = makeAttempt({ surface: 'api', verdict: { kind: 'inconclusive', reason: 'the target broke' } })
    expect(controlsOf(plain([makeAttempt(), inconclusive])).map(seenAs)).toEqual(['Profile Error'])
    expect(controlsOf(plain([makeAttempt()], ['replay/totp-code-twice[api]'])).map(seenAs)).toContain('Profile Error')
    expect(controlsOf(plain([makeAttempt()], ['replay/totp-code-twice[api]'])).map(seenAs)).not.toContain('Passed')
  })

  test('has no control without a result', () => {
    for (const [name, input] of reportCases)
      for (const { results } of controlsOf(input)) expect(results.length, name).toBeGreaterThan(0)
  })

  test('waives nothing that failed: a known finding is failed, with who answers for it and until when', () => {
    expect(controlOf(everyStanding(), knownBreach.scenario)).toMatchObject({
      results: [{ status: 'failed', message: expect.stringContaining('payments answers for it') }],
      waiver_data: { expiration_date: '2026-12-31', run: true, skipped_due_to_waiver: false },
      source_location: { ref: 'attacks/raise%20amount.ts', line: 12 },
    })
    expect(controlOf(everyStanding(), swapPayee.scenario)).not.toHaveProperty('waiver_data')
  })

  test('sorts by controls of NIST SP 800-53 where a scenario names some', () => {
    const requirements = ['nist-800-53-r5:ia-11', 'nist-800-63b-4:5.3', 'asvs-5.0.0:7.5.3']
    const [control] = controlsOf(plain([makeAttempt({ requirements })]))
    expect(control?.tags).toMatchObject({ nist: ['IA-11'], requirements })
  })

  test.each(worthless)('errs for a run $name, and says so', ({ input, told }) => {
    const [first] = controlsOf(input)
    expect(first && seenAs(first)).toBe('Profile Error')
    expect(first?.desc).toMatch(told)
  })

  test('errs for a check of the baseline that disappeared', () => {
    const control = controlOf({ ...everyStanding(), changes }, 'run/nothing-disappeared')
    expect(control?.results[0]).toMatchObject({ status: 'error', message: expect.stringContaining('gate/removed[session]') })
  })
})
