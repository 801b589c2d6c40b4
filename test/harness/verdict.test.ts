import { describe, expect, test } from 'vitest'
import type { Oracle } from '../../harness/oracles/oracle.ts'
import type { Evidence, Verdict } from '../../harness/record.ts'
import { worstFirst } from '../../harness/record.ts'
import { verdict } from '../../harness/verdict.ts'
import { makeAsked, makeEvidence, makeExchange, makeFacts, makePerform, makeSignIn } from './make-evidence.ts'

interface Story {
  readonly honest?: Partial<Evidence>
  readonly attack?: Partial<Evidence>
  readonly again?: Partial<Evidence>
}

const phasesOf = ({ honest = {}, attack = {}, again = {} }: Story) => [
  makeEvidence('honest', honest),
  makeEvidence('attack', attack),
  makeEvidence('again', again),
]
const judge = (story: Story, oracles?: readonly Oracle[]) => verdict(phasesOf(story), makeFacts(), oracles)
const reasonOf = (judged: Verdict) =>
  judged.kind === 'breached' ? judged.violations.map(({ says }) => says).join() : judged.reason
const objecting: Oracle = { id: 'always-objects', title: 'Objects', judge: () => [{ says: 'no', exchanges: ['x1'] }] }
const targetFailure = { kind: 'target', says: 'unreachable' } as const
const flowFailure = { kind: 'flow', says: 'it was refused' } as const
const broken = (status: number | null) => ({
  steps: [makeAsked({ actor: 'attacker', holder: 'attacker 1', outcome: 'broken', challenge: null })],
  exchanges: [makeExchange('x1', status)],
})

test('an attack that is challenged, between two honest flows that succeed, is defended', () => {
  expect(judge({})).toEqual({ kind: 'defended', reason: 'the attack was challenged, and nothing that it was after came true' })
})

describe('the honest flow first', () => {
  test.each([
    ['its target failed', { failure: targetFailure }, 'unreachable'],
    ['it could not go on', { failure: flowFailure }, 'it was refused'],
    ['its last step was refused', { steps: [makePerform({ outcome: 'refused' })], decided: [0] }, 'its last step was refused'],
    ['nothing was decided', { decided: [] }, 'it came to no end'],
    ['the effect is not there', { effects: [] }, 'its effect is not there'],
    [
      'only somebody else saw the effect',
      { effects: [{ operation: 'transfer', account: 'attacker', values: {} }] },
      'its effect is not there',
    ],
    [
      'the answer carried nothing',
      { steps: [makePerform({ operation: 'statement', disclosed: false })], decided: [0] },
      'did not carry its content',
    ],
  ] as const)('is inconclusive when %s', (_when, honest, why) => {
    const judged = judge({ honest }, [])
    expect(judged.kind).toBe('inconclusive')
    expect(reasonOf(judged)).toContain(why)
  })

  test('may end with a sign-in, which has no effect to be seen', () => {
    expect(judge({ honest: { steps: [makeSignIn()], decided: [0], effects: [] } }, []).kind).toBe('defended')
  })

  test('counts before any violation: a target that refuses everybody is not judged', () => {
    expect(judge({ honest: { failure: flowFailure } }, [objecting]).kind).toBe('inconclusive')
  })
})

describe('a violation', () => {
  test('in any phase is a breach, and names oracle, phase and exchanges', () => {
    expect(judge({}, [objecting])).toEqual({
      kind: 'breached',
      violations: ['honest', 'attack', 'again'].map((phase) => ({
        oracle: 'always-objects',
        phase,
        says: 'no',
        exchanges: ['x1'],
      })),
    })
  })

  test.each([targetFailure, flowFailure])('wins over an attack that failed later ($kind)', (failure) => {
    expect(judge({ attack: { failure } }, [objecting]).kind).toBe('breached')
  })

  test('wins over a broken answer, and over a phase that was never played', () => {
    expect(judge({ attack: broken(500) }, [objecting]).kind).toBe('breached')
    expect(verdict([makeEvidence('honest')], makeFacts(), [objecting]).kind).toBe('breached')
  })

  test('is looked for by all oracles unless a test brings its own', () => {
    expect(judge({ attack: { steps: [makePerform({ actor: 'attacker', holder: 'attacker 1' })] } }).kind).toBe('breached')
  })
})

describe('an attack that was not delivered', () => {
  test.each([targetFailure, flowFailure])('because it failed ($kind) is inconclusive', (failure) => {
    const judged = judge({ attack: { failure } }, [])
    expect(judged).toEqual({ kind: 'inconclusive', reason: `the attack could not be carried out: ${failure.says}` })
  })

  test('because no step decides is inconclusive', () => {
    expect(reasonOf(judge({ attack: { decided: [] } }))).toContain('no step decides')
  })

  test.each([404, 405, 500, 502, null])('a %s defends nothing', (status) => {
    const judged = judge({ attack: broken(status) })
    expect(judged).toEqual({
      kind: 'inconclusive',
      reason: `the attack was not delivered: the deciding answer was broken (${status ?? 'none'})`,
    })
  })

  test.each([
    { status: 404, kind: 'defended' },
    { status: 405, kind: 'defended' },
    { status: 500, kind: 'inconclusive' },
    { status: 302, kind: 'inconclusive' },
    { status: null, kind: 'inconclusive' },
  ])('where the path may not exist, $status is $kind', ({ status, kind }) => {
    const expected = { outcome: 'challenged', mayBeDone: 0, mayNotExist: true, level: null } as const
    expect(judge({ attack: { ...broken(status), expected } }).kind).toBe(kind)
  })

  test('one broken answer among several spoils it', () => {
    const steps = [makeAsked(), makeAsked({ outcome: 'broken', challenge: null, exchanges: ['x2'] })]
    const exchanges = [makeExchange('x1'), makeExchange('x2', 503)]
    expect(judge({ attack: { steps, exchanges, decided: [0, 1] } }).kind).toBe('inconclusive')
    expect(judge({ attack: { steps, exchanges, decided: [0] } }).kind).toBe('defended')
  })

  test('because the audit log knows nothing of the deciding exchange is inconclusive', () => {
    const event = { requestId: 'x1', decision: 'challenge', reason: 'no approval', address: null, account: 'victim' as const }
    expect(reasonOf(judge({ attack: { audit: [{ ...event, requestId: 'x7' }] } }, []))).toContain('audit log knows nothing')
    expect(judge({ attack: { audit: [event] } }, []).kind).toBe('defended')
  })

  test('because it was not started is inconclusive', () => {
    expect(verdict([], makeFacts()).kind).toBe('inconclusive')
    expect(verdict([makeEvidence('honest')], makeFacts()).kind).toBe('inconclusive')
  })

  test('is never called defended when its effect is there, though every answer was a 404', () => {
    const expected = { outcome: 'challenged', mayBeDone: 0, mayNotExist: true, level: null } as const
    const effects = [{ operation: 'transfer', account: 'victim', values: { payee: 'thief', cents: 1 } }] as const
    expect(judge({ attack: { ...broken(404), expected, effects } }).kind).not.toBe('defended')
  })
})

describe('the victim once more', () => {
  test('left out on purpose leaves the attack defended', () => {
    expect(judge({ again: { steps: [], decided: [], effects: [], skipped: 'locked, and the clock is real' } }).kind).toBe(
      'defended',
    )
  })

  test('not tried for no reason is inconclusive', () => {
    expect(verdict(phasesOf({}).slice(0, 2), makeFacts())).toEqual({
      kind: 'inconclusive',
      reason: 'the victim was not tried again',
    })
  })

  test('meeting a dead target is inconclusive', () => {
    expect(judge({ again: { failure: targetFailure } })).toEqual({
      kind: 'inconclusive',
      reason: 'after the attack the honest flow failed: unreachable',
    })
  })

  test('refused is a breach: the attack locked an honest person out', () => {
    const judged = judge({ again: { steps: [makePerform({ outcome: 'refused' })], effects: [], decided: [0] } })
    expect(judged.kind === 'breached' && judged.violations.map(({ oracle }) => oracle)).toEqual(['honest-still-served'])
  })
})

test('verdicts rank from breached to not applicable', () => {
  expect(worstFirst).toEqual(['breached', 'inconclusive', 'defended', 'not-applicable'])
})
