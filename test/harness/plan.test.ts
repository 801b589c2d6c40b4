import { scenario } from 'stepproof'
import { describe, expect, test } from 'vitest'
import { FlowFailure } from '../../harness/errors.ts'
import { filtered, plan } from '../../harness/runner/plan.ts'
import type { Scenario } from '../../harness/scenario.ts'
import { scenarios } from '../../scenarios/index.ts'
import { makeFacts } from './make-evidence.ts'

const flow = async () => {
  throw new FlowFailure('not to be played')
}
const make = (overrides: Partial<Scenario<unknown>> = {}): Scenario<unknown> =>
  scenario<unknown>({
    id: 'otp-replay/first',
    title: 'Try',
    story: 'Somebody tries.',
    class: 'otp-replay',
    seen: [],
    requirements: [],
    needs: ['transfer'],
    surfaces: ['session', 'api'],
    steals: [],
    from: 'elsewhere',
    honest: flow,
    attack: flow,
    expects: { outcome: 'refused' },
    ...overrides,
  })
const second = make({
  id: 'otp-brute/second',
  class: 'otp-brute',
  surfaces: ['api'],
  variants: { a: {}, b: { needs: ['clock'] } },
})

test('a plan has an attempt for each scenario, surface and variant, in the order of the library', () => {
  const attempts = plan([make(), second], makeFacts())
  expect(attempts.map(({ id, number, surface, variant }) => [id, number, surface, variant])).toEqual([
    ['otp-replay/first[session]', 0, 'session', null],
    ['otp-replay/first[api]', 1, 'api', null],
    ['otp-brute/second[api,a]', 2, 'api', 'a'],
    ['otp-brute/second[api,b]', 3, 'api', 'b'],
  ])
})

describe('an attempt that cannot be made', () => {
  const reasons = (capabilities: string[], surfaces: ('session' | 'api')[]) =>
    plan([make(), second], makeFacts({ capabilities, surfaces })).map(({ inapplicable }) => inapplicable)

  test('stays in the plan with the reason', () => {
    expect(reasons(['transfer', 'clock'], ['session', 'api'])).toEqual([null, null, null, null])
    expect(reasons(['transfer'], ['session', 'api'])).toEqual([null, null, null, 'the target lacks: clock'])
    expect(reasons([], ['session', 'api'])[3]).toBe('the target lacks: transfer, clock')
    expect(reasons(['transfer', 'clock'], ['api'])[0]).toBe('the target has no session surface')
  })
})

describe('a filter', () => {
  const attempts = plan([make(), second], makeFacts())
  test.each([
    [[], 4],
    [['otp-replay'], 2],
    [['otp-brute'], 2],
    [['first[api]'], 1],
    [['first[api', 'second'], 3],
    [['api'], 3],
    [['nothing-like-it'], 0],
  ] as const)('of %j keeps %i of four', (words, count) => {
    expect(filtered(attempts, words)).toHaveLength(count)
  })

  test('leaves the numbers of attempts as they are: addresses and people depend on them', () => {
    expect(filtered(attempts, ['second']).map(({ number }) => number)).toEqual([2, 3])
  })
})

test('no two attempts of the library have the same id', () => {
  const ids = plan(scenarios, makeFacts()).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(scenarios.length)
})
