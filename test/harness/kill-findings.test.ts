import { describe, expect, test } from 'vitest'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { AttemptRecord, Outcome, VerdictKind } from '../../harness/record.ts'
import { plan } from '../../harness/runner/plan.ts'
import { killFindings } from '../../harness/vetting/kill-findings.ts'
import { makeMatrix } from '../reports/make-matrix.ts'
import { makeAsked, makeEvidence, makeFacts, makeRecord } from './make-evidence.ts'
import { makeScenario } from './make-scenario.ts'

const one = makeScenario({ variants: { used: {}, older: {} }, surfaces: ['session'] })
const attempts = plan([one], makeFacts())

/** What each weakness, by its class, comes to on each variant. */
function matrix(rows: readonly { id: string; class: string; used: VerdictKind; older: VerdictKind }[]): KillMatrix {
  return makeMatrix({
    rows: rows.map(({ id, class: classId, ...verdicts }) => ({
      weakness: { id, title: id, class: classId, cwe: 'CWE-294', breaks: [] },
      result: 'survived',
      complete: true,
      cells: attempts.map(({ id: attempt, variant }) => ({
        attempt,
        scenario: one.id,
        verdict: variant === 'used' ? verdicts.used : verdicts.older,
        oracles: [],
        reason: null,
        reached: true,
        noticed: 'not',
      })),
    })),
  })
}

function attempted(outcome: Outcome, kind: 'breached' | 'defended'): AttemptRecord[] {
  const verdict = kind === 'breached' ? ({ kind, violations: [] } as const) : ({ kind, reason: '' } as const)
  const phases = [makeEvidence('honest'), makeEvidence('attack', { steps: [makeAsked({ outcome })] })]
  return makeRecord().attempts.map((attempt) => ({ ...attempt, scenario: one.id, phases, verdict }))
}

const nothing = { sound: [], weakened: [] }
const red = { used: 'breached', older: 'breached' } as const
const green = { used: 'defended', older: 'defended' } as const
const own = { id: 'code-not-spent', class: 'otp-replay' }
const foreign = { id: 'key-not-compared', class: 'bearer-theft' }

describe('variants', () => {
  const hints = (...rows: Parameters<typeof matrix>[0]) => killFindings(one, attempts, matrix(rows), nothing)

  test('that a weakness tells apart need no hint', () => {
    expect(hints({ ...own, ...red }, { ...foreign, ...red, older: 'defended' })).toEqual([])
  })

  test('that no weakness tells apart are named', () => {
    expect(hints({ ...own, ...red })).toEqual([
      { kind: 'hint', field: 'variants', says: 'used, older: no weakness tells them apart' },
    ])
  })

  test('that notice nothing are named', () => {
    expect(hints({ ...own, ...red, older: 'defended' })).toEqual([
      { kind: 'hint', field: 'variants', says: 'older: no weakness turns it red' },
    ])
  })
})

test.each([
  { what: 'there is no weakness of its class', rows: [{ ...foreign, ...red }], field: 'class', says: 'no weakness of class' },
  {
    what: 'only others are noticed',
    rows: [
      { ...own, ...green },
      { ...foreign, ...red },
    ],
    field: 'class',
    says: 'key-not-compared',
  },
  {
    what: 'nothing is noticed',
    rows: [
      { ...own, ...green },
      { ...foreign, ...green },
    ],
    field: 'attack',
    says: 'another reason',
  },
])('is refused when $what', ({ rows, field, says }) => {
  const comparison = { sound: attempted('challenged', 'defended'), weakened: attempted('challenged', 'defended') }
  const found = killFindings(one, attempts, matrix(rows), comparison)
  expect(found.map((finding) => [finding.kind, finding.field])).toEqual([['fault', field]])
  expect(found[0]?.says).toContain(says)
})

test('is refused when its oracles cannot fail: the attack succeeds, and nothing objects', () => {
  const comparison = { sound: attempted('challenged', 'defended'), weakened: attempted('done', 'defended') }
  const found = killFindings(one, attempts, matrix([{ ...own, ...green }]), comparison)
  expect(found.map(({ field }) => field)).toEqual(['expects'])
  expect(found[0]?.says).toContain('no oracle objects')
})

test('is refused when only all weaknesses at once turn it red', () => {
  const comparison = { sound: attempted('challenged', 'defended'), weakened: attempted('done', 'breached') }
  expect(killFindings(one, attempts, matrix([{ ...own, ...green }]), comparison)[0]?.says).toContain('at once')
})
