import { describe, expect, test } from 'vitest'
import { rejudge } from '../../harness/rejudge.ts'
import { verdict } from '../../harness/verdict.ts'
import { makeAttempt, makeRecord as recordOf } from '../reports/make-record.ts'
import { makeEvidence, makeFacts, makePerform } from './make-evidence.ts'

const facts = makeFacts()
const makeRecord = (overrides: Parameters<typeof recordOf>[0]) =>
  recordOf({ target: { ...recordOf().target, facts }, ...overrides })
const challenged = makeEvidence('attack')
const succeeded = makeEvidence('attack', { steps: [makePerform({ actor: 'attacker', holder: 'attacker 1' })], decided: [0] })
const phasesWith = (attack: typeof challenged) => [makeEvidence('honest'), attack, makeEvidence('again')]
/** As it was judged, with the verdict of today. */
const judged = (attack: typeof challenged, variant: string) => {
  const phases = phasesWith(attack)
  return makeAttempt({ variant, phases, verdict: verdict(phases, facts) })
}
const known = { owner: 'payments', reason: 'later', expires: '2026-12-31' }

describe('judging a record again', () => {
  test('finds no difference where nothing changed, and judges both ways', () => {
    const record = makeRecord({ attempts: [judged(challenged, 'a'), judged(succeeded, 'b')] })
    expect(record.attempts.map((attempt) => attempt.verdict.kind)).toEqual(['defended', 'breached'])
    expect(rejudge(record)).toEqual({ record, differences: [] })
  })

  test('names every verdict that is not what it was, and gives the record with today’s', () => {
    const now = judged(succeeded, 'b').verdict
    const before = { kind: 'defended', reason: 'as it was then' } as const
    const record = makeRecord({ attempts: [judged(challenged, 'a'), { ...judged(succeeded, 'b'), verdict: before }] })
    const again = rejudge(record)
    expect(again.differences).toEqual([{ id: 'replay/totp-code-twice[session,b]', before, now }])
    expect(again.record.attempts.map((attempt) => attempt.verdict.kind)).toEqual(['defended', 'breached'])
  })

  test('a verdict is not believed because the record says so: without evidence it is inconclusive', () => {
    const record = makeRecord({ attempts: [makeAttempt({ phases: [] })] })
    expect(rejudge(record).differences).toMatchObject([{ before: { kind: 'defended' }, now: { kind: 'inconclusive' } }])
  })

  test('what is not applicable has nothing to judge, and stays', () => {
    const inapplicable = makeAttempt({ phases: [], verdict: { kind: 'not-applicable', reason: 'no totp' } })
    expect(rejudge(makeRecord({ attempts: [inapplicable] })).differences).toEqual([])
  })

  test('what is not breached any more is no known finding', () => {
    const attempts = [
      { ...judged(succeeded, 'a'), known },
      { ...judged(challenged, 'b'), verdict: judged(succeeded, 'b').verdict, known },
    ]
    expect(rejudge(makeRecord({ attempts })).record.attempts.map((attempt) => attempt.known)).toEqual([known, null])
  })
})
