import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { ReportInput } from '../../reports/index.ts'
import { assessmentPlan } from '../../reports/oscal/plan.ts'
import { assessmentResults } from '../../reports/oscal/results.ts'
import { swapPayee } from './example-run.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { filesOf } from './page-of.ts'
import { changes, everyStanding, knownBreach, reportCases, worthless } from './report-cases.ts'
import { sharedSchema } from './shared-schema.ts'

const prop = z.object({ name: z.string(), value: z.string() })
/** The parts of a result that the tests speak of. */
const resultShape = z.object({
  description: z.string(),
  props: z.array(prop),
  remarks: z.string(),
  'reviewed-controls': z.object({
    'control-selections': z.array(z.object({ 'include-controls': z.array(z.object({ 'control-id': z.string() })) })),
  }),
  observations: z.array(z.object({ uuid: z.string(), props: z.array(prop) })).default([]),
  risks: z
    .array(z.object({ status: z.string(), statement: z.string(), deadline: z.string().optional(), props: z.array(prop) }))
    .default([]),
  findings: z
    .array(
      z.object({
        title: z.string(),
        target: z.object({
          'target-id': z.string(),
          status: z.object({ state: z.string(), reason: z.string(), remarks: z.string() }),
        }),
      }),
    )
    .default([]),
})

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value))
const resultOf = (input: ReportInput) => resultShape.parse(asJson(assessmentResults(input))['assessment-results'].results[0])
const plain = (attempts: readonly ReturnType<typeof makeAttempt>[], more: readonly string[] = []): ReportInput => ({
  record: makeRecord({ attempts, checks: [...attempts.map(({ id }) => id), ...more] }),
  matrix: null,
  changes: null,
})
const requirements = ['asvs-5.0.0:6.5.1']
const defended = makeAttempt({ requirements })
const inconclusive = makeAttempt({ requirements, variant: 'b', verdict: { kind: 'inconclusive', reason: 'it broke' } })
const inapplicable = makeAttempt({
  requirements,
  variant: 'c',
  phases: [],
  verdict: { kind: 'not-applicable', reason: 'no totp' },
})
const breach = makeAttempt({ requirements, variant: 'd', verdict: swapPayee.verdict })
const statusOf = (input: ReportInput) =>
  resultOf(input).findings.map(({ target }) => `${target.status.state}/${target.status.reason}`)

/** All members of this name, however deep. */
function members(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...members(inner, name)])
}

function compiled(text: string) {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: true })
  formats.default(ajv)
  ajv.addSchema(JSON.parse(text), 'oscal')
  const results = ajv.compile<unknown>({ $ref: 'oscal' })
  // The schema of plans is a file of its own; all parts of ours are defined in that of results as well.
  const part = (name: string) => ({ $ref: `oscal#/definitions/oscal-ar-${name}` })
  const common = (name: string) => part(`oscal-assessment-common:${name}`)
  const plan = ajv.compile<unknown>({
    type: 'object',
    required: ['assessment-plan'],
    additionalProperties: false,
    properties: {
      'assessment-plan': {
        type: 'object',
        required: ['uuid', 'metadata', 'import-ssp', 'reviewed-controls'],
        additionalProperties: false,
        properties: {
          uuid: { $ref: 'oscal#/definitions/UUIDDatatype' },
          metadata: part('oscal-metadata:metadata'),
          'import-ssp': common('import-ssp'),
          'local-definitions': {
            type: 'object',
            additionalProperties: false,
            properties: {
              components: { type: 'array', minItems: 1, items: part('oscal-implementation-common:system-component') },
              'objectives-and-methods': { type: 'array', minItems: 1, items: common('local-objective') },
            },
          },
          'reviewed-controls': common('reviewed-controls'),
          'assessment-subjects': { type: 'array', minItems: 1, items: common('assessment-subject') },
          'assessment-assets': common('assessment-assets'),
          tasks: { type: 'array', minItems: 1, items: common('task') },
          'back-matter': part('oscal-metadata:back-matter'),
        },
      },
    },
  })
  const complaints = (document: unknown, valid: typeof plan) =>
    valid(asJson(document)) ? [] : [ajv.errorsText(valid.errors).slice(0, 1000)]
  return {
    results: (input: ReportInput) => complaints(assessmentResults(input), results),
    plan: (input: ReportInput) => complaints(assessmentPlan(input), plan),
    anyResults: (document: unknown) => complaints(document, results),
    anyPlan: (document: unknown) => complaints(document, plan),
  }
}

describe('OSCAL', () => {
  test(`results and plan are valid for the schema: ${reportCases.length} runs`, (context) => {
    const check = compiled(sharedSchema(context, 'oscal-assessment-results-1.2.1.schema.json'))
    const found = reportCases.flatMap(([name, input]) =>
      [...check.results(input), ...check.plan(input)].map((complaint) => `${name}: ${complaint}`),
    )
    expect(found).toEqual([])
    expect(check.anyResults({ 'assessment-results': {} })).not.toEqual([])
    const plan = assessmentPlan(everyStanding())['assessment-plan']
    expect(check.anyPlan({ 'assessment-plan': { ...plan, tasks: [] } })).not.toEqual([])
  })

  test.each(reportCases)('refers only to what is there: %s', (_name, input) => {
    for (const document of [asJson(assessmentResults(input)), asJson(assessmentPlan(input))]) {
      const ids = new Set(members(document, 'uuid'))
      const named = ['subject-uuid', 'actor-uuid', 'observation-uuid', 'risk-uuid', 'component-uuid'].flatMap((name) =>
        members(document, name),
      )
      expect(named.filter((uuid) => !ids.has(uuid))).toEqual([])
      const objectives = new Set(
        members(document, 'parts')
          .flat()
          .map((part) => asJson(part).id),
      )
      const targets = [...members(document, 'target-id'), ...members(document, 'objective-id')]
      expect(targets.filter((id) => !objectives.has(id))).toEqual([])
    }
    const [href] = members(asJson(assessmentResults(input)), 'import-ap')
    expect([...filesOf('oscal', input).keys()]).toContain(asJson(href).href)
  })

  test('has identifiers that no two things share, the same in every rendering', () => {
    const document = asJson(assessmentResults(everyStanding()))
    const ids = members(document['assessment-results'].results, 'uuid')
    expect(new Set(ids).size).toBe(ids.length)
    expect(asJson(assessmentResults(everyStanding()))).toEqual(document)
    const later = { ...everyStanding(), record: { ...everyStanding().record, startedDateTime: '2027-01-01T00:00:00.000Z' } }
    expect(asJson(assessmentResults(later))['assessment-results'].results[0].uuid).not.toBe(
      document['assessment-results'].results[0].uuid,
    )
    expect(resultOf(later).observations.map(({ uuid }) => uuid)).toEqual(
      resultOf(everyStanding()).observations.map(({ uuid }) => uuid),
    )
  })

  test.each([
    ['all were defended', plain([defended, inapplicable]), ['satisfied/pass']],
    ['one was breached', plain([defended, breach, inconclusive]), ['not-satisfied/fail']],
    ['one is inconclusive', plain([defended, inconclusive]), ['not-satisfied/other']],
    ['one was not tested', plain([defended], ['replay/totp-code-twice[api]']), ['not-satisfied/other']],
    [
      'another scenario was not tested, nobody knows of which requirement',
      plain([defended], ['gate/gone[api]']),
      ['not-satisfied/other'],
    ],
    ['none is applicable', plain([inapplicable]), []],
  ])('finds of a requirement of which %s', (_name, input, statuses) => {
    expect(statusOf(input)).toEqual(statuses)
  })

  test('is not satisfied by a run in which a check of the baseline disappeared', () => {
    expect(statusOf({ ...plain([defended]), changes })).toEqual(['not-satisfied/other'])
  })

  test('reviews only controls of which something was found, and lists the rest in the remarks', () => {
    const other = makeAttempt({ scenario: 'a/b', requirements: ['rfc-9470:3'], phases: [], verdict: inapplicable.verdict })
    const result = resultOf(plain([defended, other], ['gate/gone[api]']))
    const reviewed = result['reviewed-controls']['control-selections'].flatMap((selection) => selection['include-controls'])
    expect(reviewed).toEqual([{ 'control-id': 'asvs-5.0.0_6.5.1' }])
    expect(result.remarks).toMatch(/Not tested:\n\n- gate\/gone\\\[api\\\]/)
    expect(result.remarks).toMatch(/Not applicable to this target:\n\n- a\/b\\\[session\\\]: no totp/)
  })

  test('observes what was judged and nothing else', () => {
    const verdicts = resultOf(everyStanding()).observations.map(
      ({ props }) => props.find(({ name }) => name === 'verdict')?.value,
    )
    expect(new Set(verdicts)).toEqual(new Set(['defended', 'breached', 'inconclusive', 'known']))
    expect(verdicts).toHaveLength(8)
  })

  test('has an open risk for a breach, and an approved deviation with owner and deadline for a known finding', () => {
    const [open, known] = resultOf(everyStanding()).risks
    expect(open?.status).toBe('open')
    expect(open).not.toHaveProperty('deadline')
    expect(known).toMatchObject({ status: 'deviation-approved', deadline: `${knownBreach.known?.expires}T23:59:59Z` })
    expect(known?.props).toContainEqual(expect.objectContaining({ name: 'owner', value: 'payments' }))
  })

  test('tells requirements apart whose names are no tokens', () => {
    const attempts = ['a:b c', 'a:b/c', 'a:b_c', '1:2', ''].map((one, index) =>
      makeAttempt({ scenario: `s/${index}`, requirements: [one] }),
    )
    const ids = resultOf(plain(attempts)).findings.map(({ target }) => target['target-id'])
    expect(new Set(ids).size).toBe(5)
    expect(ids).toContain('a_b_c_obj')
  })

  test.each(worthless)('satisfies nothing by a run $name, and says so', ({ input, told }) => {
    const result = resultOf(input)
    expect(result.description).toMatch(told)
    expect(result.findings.filter(({ target }) => target.status.state === 'satisfied')).toEqual([])
  })
})
