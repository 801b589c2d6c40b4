import { describe, expect, test } from 'vitest'
import { exitCodeFor } from '../../harness/cli/exit-codes.ts'
import type { Gates } from '../../harness/config.ts'
import type { VerdictKind } from '../../harness/record.ts'
import { compare } from '../../harness/regression/compare.ts'
import { problemsOf } from '../../harness/regression/gate.ts'
import { checkId, runOf } from './make-run.ts'

const known = { owner: 'payments team', reason: 'the fix is scheduled', expires: '2026-04-01' }
const run = (...kinds: readonly (VerdictKind | 'known')[]) =>
  runOf(
    kinds.map((kind, index) => ({
      letter: 'abcdefgh'.charAt(index),
      ...(kind === 'known' ? { kind: 'breached', known } : { kind }),
    })),
  )
const says = (record: ReturnType<typeof run>, gates: Gates = {}) => problemsOf(record, gates, null).map((problem) => problem.says)
const exit = (record: ReturnType<typeof run>, gates: Gates = {}) => exitCodeFor(problemsOf(record, gates, null))

describe('without gates', () => {
  test.each([
    [0, ['defended']],
    [0, ['defended', 'not-applicable']],
    [0, ['defended', 'known']],
    [0, ['known']],
    [1, ['defended', 'breached']],
    [1, ['known', 'breached']],
    [1, ['inconclusive', 'breached']],
    [2, ['defended', 'inconclusive']],
    [2, ['not-applicable']],
    [2, ['inconclusive']],
    [2, []],
  ] as const)('exit %i for %j', (code, kinds) => {
    expect(exit(run(...kinds))).toBe(code)
  })

  test('a run that was cut short is not green, whatever it found until then', () => {
    const cut = { ...run('defended'), checks: [checkId('a'), checkId('b')], complete: false }
    expect(says(cut)).toEqual(['1 of 2 attempts did not run'])
    expect(exit(cut)).toBe(2)
  })
})

describe('a gate', () => {
  test.each([
    ['2 breached, at most 1 may be', { atMost: { breached: 1 } }, ['breached', 'breached', 'known'], 1],
    ['2 known findings, at most 1 may be', { atMost: { known: 1 } }, ['known', 'known', 'defended'], 1],
    ['2 inconclusive, at most 1 may be', { atMost: { inconclusive: 1 } }, ['inconclusive', 'inconclusive', 'defended'], 2],
    ['2 judged, at least 3 must be', { atLeast: { judged: 3 } }, ['defended', 'known', 'not-applicable'], 2],
    ['1 defended, at least 2 must be', { atLeast: { defended: 2 } }, ['defended', 'known'], 2],
  ] as const)('%s', (problem, gates, kinds, code) => {
    expect(says(run(...kinds), gates)).toEqual([problem])
    expect(exit(run(...kinds), gates)).toBe(code)
  })

  test.each([
    [{ atMost: { breached: 1 } }, ['breached', 'defended']],
    [{ atMost: { known: 1 } }, ['known', 'defended']],
    [{ atMost: { inconclusive: 1 } }, ['inconclusive', 'defended']],
    [{ atLeast: { judged: 2 } }, ['defended', 'known']],
    [{ atLeast: { defended: 1 } }, ['defended']],
  ] as const)('%j holds for %j', (gates, kinds) => {
    expect(says(run(...kinds), gates)).toEqual([])
  })

  test('counts a repeated attempt once, by its worst round', () => {
    const repeated = runOf([
      { letter: 'a' },
      { letter: 'a', round: 2, kind: 'breached' },
      { letter: 'a', round: 3, kind: 'breached' },
    ])
    expect(says(repeated)).toEqual(['1 breached, at most 0 may be'])
    expect(says(runOf([{ letter: 'a' }, { letter: 'a', round: 2 }]), { atLeast: { judged: 2 } })).toHaveLength(1)
  })

  test('with a floor waits until the shards are merged', () => {
    const shard = { ...run('defended'), part: { shards: ['1/2'], whole: { checks: [], command: '' } } }
    expect(says(shard, { atLeast: { judged: 400 } })).toEqual([])
  })
})

describe('against a baseline', () => {
  const against = (before: ReturnType<typeof run>, now: ReturnType<typeof run>, gates: Gates = {}) => {
    const changes = compare({ file: 'old.json', record: before, attempts: before.attempts }, now)
    return problemsOf(now, gates, changes)
  }

  test('a check that disappeared fails and is named', () => {
    const problems = against(run('defended', 'defended'), run('defended'))
    expect(problems).toEqual([
      { outcome: 'inconclusive', says: `${checkId('b')} was judged in the baseline, and is not any more` },
    ])
    expect(exitCodeFor(problems)).toBe(2)
  })

  test('a new breach fails even where some are let pass; an old one does not', () => {
    const gates = { atMost: { breached: 5 } }
    expect(against(run('defended'), run('breached'), gates)).toEqual([
      { outcome: 'breached', says: `${checkId('a')} is breached, and was not in the baseline` },
    ])
    expect(against(run('breached'), run('breached'), gates)).toEqual([])
    expect(against(run('defended'), run('known'), gates)).toEqual([])
  })
})
