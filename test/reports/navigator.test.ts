import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { AttemptRecord } from '../../harness/record.ts'
import type { ReportInput } from '../../reports/index.ts'
import { navigatorLayer } from '../../reports/navigator.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { everyStanding, reportCases, worthless } from './report-cases.ts'

const color = z.string().regex(/^#[0-9a-f]{6}$/)
const named = z.strictObject({ name: z.string().min(1), value: z.string().min(1) })

/** The parts of layer format 4.5 that a layer of ours has; there is no published schema. */
const layerFormat = z.strictObject({
  name: z.string().min(1),
  versions: z.strictObject({ attack: z.string(), navigator: z.string(), layer: z.literal('4.5') }),
  domain: z.literal('enterprise-attack'),
  description: z.string(),
  sorting: z.literal([0, 1, 2, 3]),
  hideDisabled: z.boolean(),
  techniques: z.array(
    z.strictObject({
      techniqueID: z.string().regex(/^T\d{4}(?:\.\d{3})?$/),
      color,
      enabled: z.boolean(),
      comment: z.string(),
      metadata: z.array(named).min(1),
      showSubtechniques: z.boolean(),
    }),
  ),
  legendItems: z.array(z.strictObject({ label: z.string().min(1), color })),
  metadata: z.array(named),
})

const seen = [
  'https://attack.mitre.org/techniques/T1550/004/',
  'https://example.test/',
  'https://attack.mitre.org/techniques/T1539',
]
const verdicts: Readonly<Record<string, Partial<AttemptRecord>>> = {
  breached: { verdict: { kind: 'breached', violations: [] } },
  known: {
    verdict: { kind: 'breached', violations: [] },
    known: { owner: 'payments', reason: 'later', expires: '2026-12-31' },
  },
  inconclusive: { verdict: { kind: 'inconclusive', reason: 'broken' } },
  defended: {},
  'not-applicable': { phases: [], verdict: { kind: 'not-applicable', reason: 'lacking' } },
}

/** A run whose attempts name techniques and come to these standings. */
function runWith(standings: readonly string[], untested: readonly string[] = []): ReportInput {
  const attempts = standings.map((standing, index) => makeAttempt({ seen, variant: String(index), ...verdicts[standing] }))
  const checks = [...attempts.map(({ id }) => id), ...untested]
  return { record: makeRecord({ attempts, checks }), matrix: null, changes: null }
}
const techniquesOf = (input: ReportInput) => navigatorLayer(input).techniques
const colourOf = (label: RegExp) =>
  navigatorLayer(everyStanding()).legendItems.find((item) => label.test(item.label))?.color ?? 'none'

describe('the ATT&CK Navigator layer', () => {
  test.each(reportCases)('keeps to the layer format: %s', (_name, input) => {
    expect(() => layerFormat.parse(JSON.parse(JSON.stringify(navigatorLayer(input))))).not.toThrow()
  })

  test('has the techniques that a scenario names as seen, and no other addresses', () => {
    expect(techniquesOf(runWith(['defended'])).map(({ techniqueID }) => techniqueID)).toEqual(['T1539', 'T1550.004'])
    expect(techniquesOf(everyStanding()).map(({ techniqueID }) => techniqueID)).toEqual(['T1185'])
  })

  test.each([
    [['defended', 'breached', 'inconclusive'], /^breached/],
    [['defended', 'known', 'inconclusive'], /^known/],
    [['defended', 'inconclusive', 'not-applicable'], /^inconclusive/],
    [['defended', 'not-applicable'], /^defended/],
    [['not-applicable'], /^not applicable/],
  ])('of %j has the colour of the worst', (standings, label) => {
    for (const { color: own, enabled } of techniquesOf(runWith(standings)))
      expect([own, enabled]).toEqual([colourOf(label), true])
  })

  test('is not green for what was not tested as well', () => {
    const [technique] = techniquesOf(runWith(['defended'], ['replay/totp-code-twice[api]']))
    expect(technique?.color).toBe(colourOf(/^not tested/))
    expect(technique?.metadata).toContainEqual({ name: 'not-tested', value: '1' })
  })

  test('has a colour of its own for each standing, and green for one only', () => {
    const colours = navigatorLayer(everyStanding()).legendItems.map((item) => item.color)
    expect(new Set(colours).size).toBe(6)
  })

  test('says what it leaves out', () => {
    const { description } = navigatorLayer(everyStanding())
    expect(description).toContain('of 10 scenarios name no technique of ATT&CK')
    expect(description).toContain('Of these 1 were not tested')
  })

  test.each(worthless)('says of a run $name that it proves nothing', ({ input, told }) => {
    expect(navigatorLayer(input).description).toMatch(told)
  })
})
