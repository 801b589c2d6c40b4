import { describe, expect, test } from 'vitest'
import type { KnownEntry } from '../../harness/config.ts'
import { withKnown } from '../../harness/regression/known.ts'
import { attemptOf, checkId, runOf } from './make-run.ts'

const today = '2026-03-01'
const facts = { owner: 'payments team', reason: 'the fix is scheduled', expires: '2026-04-01' }
const a = checkId('a')
const breached = runOf([{ letter: 'a', kind: 'breached' }, { letter: 'b' }])
const looked = (entries: readonly KnownEntry[], record = breached, checks = record.checks) =>
  withKnown(record, { entries, today, checks, file: 'stepproof.config.ts' })
const knownOf = (entries: readonly KnownEntry[], record = breached) => looked(entries, record).record.attempts[0]?.known

describe('a breach is known', () => {
  test.each([
    ['by the id of its attempt', { attempt: a }],
    ['by its scenario', { scenario: 'otp-replay/a' }],
    ['by attempt and oracle', { attempt: a, oracle: 'code-spent-once' }],
    ['on the last day', { attempt: a, expires: today }],
  ])('%s', (_how, entry) => {
    const { record, problems } = looked([{ ...facts, ...entry }])
    expect(record.attempts[0]?.known).toEqual({ ...facts, ...('expires' in entry && { expires: today }) })
    expect(problems).toEqual([])
  })

  test('in every round', () => {
    const rounds = runOf([1, 2].map((round) => ({ letter: 'a', round, kind: 'breached' as const })))
    expect(looked([{ ...facts, attempt: a }], rounds).record.attempts.map(({ known }) => known)).toEqual([facts, facts])
  })
})

describe('a breach is not known', () => {
  test.each([
    ['by another attempt', { attempt: checkId('b') }],
    ['by a scenario whose id begins alike', { scenario: 'otp-replay/' }],
    ['by another oracle', { attempt: a, oracle: 'approval-spent-once' }],
    ['a day after', { attempt: a, expires: '2026-02-28' }],
  ])('%s', (_how, entry) => {
    expect(knownOf([{ ...facts, ...entry }])).toBeNull()
  })

  test('when one of two objections is not', () => {
    const [one] = breached.attempts
    const violations = ['code-spent-once', 'approval-spent-once'].map((oracle) => ({
      oracle,
      phase: 'attack' as const,
      says: 'it was used twice',
      exchanges: [],
    }))
    const both = {
      ...breached,
      attempts: one === undefined ? [] : [{ ...one, verdict: { kind: 'breached' as const, violations } }],
    }
    const first = { ...facts, attempt: a, oracle: 'code-spent-once' }
    const second = { ...facts, attempt: a, oracle: 'approval-spent-once', expires: '2026-03-15', owner: 'identity team' }
    expect(knownOf([first], both)).toBeNull()
    // Of two entries the one that expires first is what the reader has to know.
    expect(knownOf([first, second], both)).toMatchObject({ owner: 'identity team', expires: '2026-03-15' })
  })
})

test('what an earlier list said of an attempt is forgotten', () => {
  const marked = runOf([{ letter: 'a', kind: 'breached', known: facts }])
  expect(knownOf([], marked)).toBeNull()
})

describe('an entry turns the run red', () => {
  const red = (entry: KnownEntry, record = breached, checks = record.checks) =>
    looked([entry], record, checks).problems.map(({ outcome, says }) => `${outcome}: ${says}`)

  test('when it expired and is still there', () => {
    expect(red({ ...facts, attempt: a, expires: '2026-02-28' })).toEqual([
      `breached: the known finding ${a} expired on 2026-02-28 and is still there: have it mended (owner: payments team), or give it another date in stepproof.config.ts`,
    ])
  })

  test.each([['2026-04-01'], ['2026-02-28']])('when it is no longer there (expires %s)', (expires) => {
    expect(red({ ...facts, attempt: checkId('b'), expires })).toEqual([
      `breached: the known finding ${checkId('b')} is no longer there: take it out of stepproof.config.ts (owner: payments team)`,
    ])
  })

  test('when only what another oracle says is left of it', () => {
    expect(red({ ...facts, attempt: a, oracle: 'approval-spent-once' })).toEqual([
      `breached: the known finding ${a} (approval-spent-once) is no longer there: take it out of stepproof.config.ts (owner: payments team)`,
    ])
  })
})

describe('an entry is left alone', () => {
  test.each(['inconclusive', 'not-applicable'] as const)('when its attempt is %s', (kind) => {
    expect(looked([{ ...facts, attempt: a }], runOf([{ letter: 'a', kind }])).problems).toEqual([])
  })

  test('when its attempt was left out', () => {
    expect(looked([{ ...facts, attempt: a }], runOf([{ letter: 'b' }]), [a, checkId('b')]).problems).toEqual([])
  })

  test('when only a part of its scenario was run', () => {
    const all = [a, 'otp-replay/a[api]']
    expect(looked([{ ...facts, scenario: 'otp-replay/a' }], runOf([{ letter: 'a' }]), all).problems).toEqual([])
    const whole = {
      ...runOf([{ letter: 'a' }]),
      attempts: [attemptOf({ letter: 'a' }), { ...attemptOf({ letter: 'a' }), id: 'otp-replay/a[api]' }],
    }
    expect(looked([{ ...facts, scenario: 'otp-replay/a' }], whole, all).problems).toHaveLength(1)
  })
})
