import { describe, expect, test } from 'vitest'
import type { VerdictKind } from '../../harness/record.ts'
import { duration } from '../../reports/duration.ts'
import { replayCommand } from '../../reports/replay-command.ts'
import { summarise } from '../../reports/run-summary.ts'
import { worstFirst, worstOf } from '../../reports/verdict-order.ts'
import { makeAttempt, makeRecord } from './make-record.ts'

const reasons = { inconclusive: 'r', defended: 'r', 'not-applicable': 'r' } as const

function attemptWith(kind: VerdictKind, index: number) {
  const verdict = kind === 'breached' ? ({ kind, violations: [] } as const) : ({ kind, reason: reasons[kind] } as const)
  return makeAttempt({ scenario: `s/${index}`, verdict })
}

const runOf = (...kinds: readonly VerdictKind[]) => summarise(makeRecord({ attempts: kinds.map(attemptWith) }))

describe('the headline of a run', () => {
  const headlines: readonly (readonly [string, readonly VerdictKind[]])[] = [
    ['2 attempts breached the target', ['breached', 'breached', 'inconclusive', 'defended']],
    ['No breach, but 1 attempt inconclusive', ['inconclusive', 'defended', 'not-applicable']],
    ['All 2 judged attempts were defended', ['defended', 'defended', 'not-applicable']],
    ['The one judged attempt was defended', ['defended']],
    ['Nothing was judged', ['not-applicable']],
    ['Nothing was judged', []],
  ]
  for (const [headline, kinds] of headlines) {
    test(`of ${kinds.join(', ') || 'no attempts'} is "${headline}"`, () => {
      expect(runOf(...kinds).headline).toBe(headline)
    })
  }
})

describe('a run that tested less than planned', () => {
  test('has a problem when it was cut short, though all its attempts were defended', () => {
    const summary = summarise(makeRecord({ complete: false }))
    expect(summary.headline).toContain('Cut short')
    expect(summary.problem).toContain('was not tested')
  })

  test('has a problem when a planned attempt is missing, though it calls itself complete', () => {
    const summary = summarise(makeRecord({ checks: ['replay/totp-code-twice[session]', 'gone[api]'] }))
    expect(summary.notRun).toEqual(['gone[api]'])
    expect(summary.problem).toContain('1 of 2 attempts')
  })

  test('has a problem when nothing was judged', () => {
    expect(runOf('not-applicable').problem).toContain('not applicable')
    expect(runOf().problem).toContain('the plan holds no attempt')
  })

  test('has none when everything planned was judged', () => {
    expect(runOf('defended', 'not-applicable', 'breached').problem).toBeNull()
  })
})

test('a breach is worse than an inconclusive attempt, that than a defended, that than a not applicable one', () => {
  expect([...worstFirst]).toEqual(['breached', 'inconclusive', 'defended', 'not-applicable'])
  expect(worstOf(['not-applicable', 'defended', 'inconclusive'])).toBe('inconclusive')
  expect(worstOf(['defended', 'breached'])).toBe('breached')
})

test('a replay command survives a shell: brackets and quotes of an id are quoted', () => {
  expect(replayCommand('replay/twice')).toBe('stepproof replay run.json#replay/twice')
  expect(replayCommand('replay/twice[session,x]')).toBe(`stepproof replay 'run.json#replay/twice[session,x]'`)
  expect(replayCommand(`a'; rm -rf ~; '`)).toBe(`stepproof replay 'run.json#a'\\''; rm -rf ~; '\\'''`)
})

test('durations are rounded into the unit that reads best', () => {
  const durations = [0, 12.4, 999.4, 1000, 12_345, 59_949, 59_999, 65_000, 3_600_000].map(duration)
  expect(durations).toEqual(['0 ms', '12 ms', '999 ms', '1.0 s', '12.3 s', '59.9 s', '1 min 0 s', '1 min 5 s', '60 min 0 s'])
})
