import { beforeAll, describe, expect, test } from 'vitest'
import { exitCodes } from '../../harness/cli/exit-codes.ts'
import type { Vetted } from '../../harness/vetting/vet.ts'
import { type Outcome, stepproof } from './stepproof.ts'

const target = ['--target', 'test/targets/plain-bank/target.ts'] as const
const own = ['--scenarios', 'test/cli/vetted-scenarios.ts'] as const

describe('vet', () => {
  let outcome: Outcome
  let all: readonly Vetted[]
  const of = (id: string) => all.find(({ scenario }) => scenario === id)

  beforeAll(async () => {
    outcome = await stepproof('vet', ...target, ...own, '--json')
    all = JSON.parse(outcome.stdout)
  }, 120_000)

  test('exits 1 when one is refused', () => {
    expect(outcome.code, outcome.stderr).toBe(exitCodes.breached)
  })

  test('accepts what notices a weakness of its class, and hints at variants that nothing tells apart', () => {
    const good = of('txn-unbound/good')
    expect(good?.result).toBe('accepted')
    expect(good?.catches).toEqual(['approval-not-bound-to-payee'])
    expect(good?.findings).toEqual([{ kind: 'hint', field: 'variants', says: 'one, same: no weakness tells them apart' }])
  })

  test('does not judge what the target cannot be asked', () => {
    expect(of('txn-unbound/lacks-something')).toMatchObject({ result: 'not-judged', findings: [], catches: [] })
  })

  test.each([
    { id: 'txn-unbound/no-mark', field: 'attack', says: '// the one deviation' },
    { id: 'txn-unbound/no-deviation', field: 'attack', says: 'sends what the honest flow sends' },
    { id: 'txn-unbound/not-delivered', field: 'attack', says: 'which `steals` does not name' },
    { id: 'txn-unbound/honest-fails', field: 'honest', says: 'the honest flow failed' },
    { id: 'txn-unbound/notices-nothing', field: 'attack', says: 'and no other does' },
    { id: 'otp-replay/wrong-class', field: 'class', says: 'only others do: approval-not-bound-to-payee' },
    { id: 'jwt-alg/no-weakness', field: 'class', says: 'no weakness of class jwt-alg' },
    { id: 'txn-unbound/idle-loot', field: 'steals', says: 'never uses password' },
    { id: 'txn-unbound/undeclared', field: 'needs', says: "perform 'transfer'" },
  ])('refuses $id', ({ id, field, says }) => {
    expect(of(id)?.result).toBe('refused')
    expect(of(id)?.findings.map((one) => one.field)).toEqual([field])
    expect(of(id)?.findings[0]?.says).toContain(says)
  })
})

test('vet of one scenario says where to change it, and exits 0 when it is accepted', async () => {
  const good = await stepproof('vet', 'txn-unbound/good[session,one]', ...target, ...own)
  expect(good.code, good.stderr).toBe(exitCodes.defended)
  expect(good.stdout).toContain('test/cli/vetted-scenarios.ts, `variants`: one, same')
  expect(good.stdout).toContain('1 accepted, 0 refused, 0 not judged of 1 scenarios')
}, 60_000)

test('nothing judged is not accepted: exit 2', async () => {
  const { code, stdout } = await stepproof('vet', 'lacks-something', ...target, ...own)
  expect(code).toBe(exitCodes.inconclusive)
  expect(stdout).toContain('not-judged  txn-unbound/lacks-something')
}, 60_000)

test('every scenario of the library is accepted by what it says of itself', async () => {
  const { code, stdout } = await stepproof('vet', '--text')
  expect(stdout.split('\n').filter((line) => /^(?:refused|not-judged)|^ {2}fault/.test(line))).toEqual([])
  expect(code).toBe(exitCodes.defended)
})
