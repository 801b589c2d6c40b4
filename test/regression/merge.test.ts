import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../harness/errors.ts'
import { type RunRecord, runRecordSchema, worstFirst } from '../../harness/record.ts'
import { merge, type Named } from '../../harness/regression/merge.ts'
import { dealt, missingShards } from '../../harness/regression/shard.ts'
import { attemptOf, checkId, runOf } from './make-run.ts'

const letters = [...'abcdefghij']
const whole = { checks: letters.map(checkId), command: 'stepproof run --seed 42' }

/** What a shard of the run leaves: its own attempts, at a time and place of its own. */
function shardOf(number: number, of: number, overrides: Partial<RunRecord> = {}): RunRecord {
  const mine = dealt(
    letters.map((letter) => ({ letter, inapplicable: null })),
    { number, of },
  )
  return runOf(mine, {
    command: `stepproof run --seed 42 --shard ${number}/${of}`,
    startedDateTime: new Date(Date.UTC(2026, 2, 1, 9, number)).toISOString(),
    time: 1000 * number,
    part: { shards: [`${number}/${of}`], whole },
    ...overrides,
  })
}

const named = (record: RunRecord): Named => ({ name: 'run.json', record })
function merged(records: readonly RunRecord[]): RunRecord {
  const [first, ...others] = records.map(named)
  if (first === undefined) throw new Error('nothing to merge')
  return merge([first, ...others])
}

test('all shards make the whole run, in the order of the plan', () => {
  const run = merged([shardOf(3, 3), shardOf(1, 3), shardOf(2, 3)])
  expect(run).toMatchObject({ complete: true, part: null, checks: whole.checks, command: whole.command })
  expect(run.attempts.map(({ id }) => id)).toEqual(whole.checks)
  expect(run.startedDateTime).toBe('2026-03-01T09:01:00.000Z')
  expect(run.time).toBe(2 * 60_000 + 3000)
  expect(runRecordSchema.parse(run)).toEqual(run)
})

test('a shard that is missing is named, and the run is not complete', () => {
  const run = merged([shardOf(3, 4), shardOf(1, 4)])
  expect(run.complete).toBe(false)
  expect(run.checks).toEqual(whole.checks)
  expect(missingShards(run.part?.shards ?? [])).toEqual(['2/4', '4/4'])
})

test('one shard alone is not the whole run either', () => {
  expect(merged([shardOf(1, 2)])).toMatchObject({ complete: false, checks: whole.checks })
})

test('a shard that was cut short leaves the run incomplete, until it is there whole', () => {
  const second = shardOf(2, 2)
  const cut = { ...second, complete: false, attempts: second.attempts.slice(1) }
  expect(merged([shardOf(1, 2), cut])).toMatchObject({ complete: false, part: { shards: ['1/2', '2/2'] } })
  expect(merged([cut, shardOf(1, 2), second]).complete).toBe(true)
})

test('a run without shards that was cut short stays one', () => {
  const cut = runOf([{ letter: 'a' }], { checks: whole.checks, complete: false })
  expect(merged([cut, cut])).toEqual(cut)
})

test('of two verdicts on one attempt the worse stays, whoever comes first', () => {
  const kinds = worstFirst.map((kind) => runOf([{ letter: 'a', kind }]))
  for (const [worse, better] of kinds.flatMap((one, index) => kinds.slice(index + 1).map((other) => [one, other] as const))) {
    expect(merged([worse, better]).attempts).toEqual(worse.attempts)
    expect(merged([better, worse]).attempts).toEqual(worse.attempts)
  }
})

describe('records of different runs are refused:', () => {
  const one = shardOf(1, 2)
  const facts = one.target.facts
  test.each([
    [
      'another suite',
      { suite: { name: 'stepproof', version: '9.9.9' } },
      /the suite is stepproof 0\.1\.0 there, and stepproof 9\.9\.9/,
    ],
    [
      'another target',
      { target: { ...one.target, facts: { ...facts, name: 'bank' } } },
      /the target is reference there, and bank/,
    ],
    ['another file of the target', { target: { ...one.target, file: 'bank.ts' } }, /described in our own there, and bank\.ts/],
    [
      'a target of other abilities',
      { target: { ...one.target, facts: { ...facts, capabilities: [] } } },
      /something else of itself/,
    ],
    ['another weakness', { target: { ...one.target, weakened: ['x'] } }, /weakened is nothing there, and x here/],
    ['other scenarios', { scenarios: 'my.ts' }, /scenarios are from our own there, and my\.ts/],
    ['another seed', { seed: 43 }, /the seed is 42 there, and 43 here/],
    ['another text of the plan', { plan: 'plan 2' }, /the text of scenarios or their place/],
    [
      'another filter',
      { part: { shards: ['2/2'], whole: { checks: whole.checks.slice(1), command: 'stepproof run x' } } },
      /1 attempts are only there and 0 only here, such as otp-replay\/a\[session\]; started there as `stepproof run --seed 42`, here as `stepproof run x`/,
    ],
  ] as const)('%s', (_what, change, reason) => {
    const other = { name: 'other.json', record: shardOf(2, 2, change) }
    expect(() => merge([named(one), other])).toThrow(ConfigError)
    expect(() => merge([named(one), other])).toThrow(reason)
    expect(() => merge([named(one), other])).toThrow(/run\.json and other\.json/)
  })
})

/** Records of one run: shards of different splits, whole or cut short, with verdicts, times and places that differ. */
const records = fc
  .record({
    of: fc.integer({ min: 1, max: 7 }),
    pick: fc.nat(),
    kinds: fc.array(fc.constantFrom(...worstFirst), { minLength: 10, maxLength: 10 }),
    drop: fc.integer({ min: 0, max: 3 }),
    minute: fc.integer({ min: 0, max: 59 }),
    time: fc.nat({ max: 100_000 }),
    way: fc.constantFrom('one', 'another'),
    port: fc.constantFrom('', 'https://localhost:1', 'https://localhost:2'),
  })
  .map(({ of, pick, kinds, drop, minute, time, way, port }) => {
    const shard = shardOf((pick % of) + 1, of, { startedDateTime: new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString(), time })
    const attempts = shard.attempts.slice(drop).map(({ id }) => {
      const index = whole.checks.indexOf(id)
      return attemptOf({ letter: letters[index] ?? '', kind: kinds[index] ?? 'defended', oracle: way })
    })
    const command = `stepproof run ${way} --seed 42`
    const part = of === 1 || shard.part === null ? null : { ...shard.part, whole: { ...whole, command } }
    return { ...shard, attempts, part, command, complete: drop === 0, target: { ...shard.target, origin: port } }
  })
const several = fc.array(records, { minLength: 1, maxLength: 6 })

describe('order, grouping and repetition make no difference:', () => {
  test('order', () => {
    const orders = several.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(orders, ([list, mixed]) => {
        expect(merged(mixed)).toEqual(merged(list))
      }),
    )
  })

  test('grouping', () => {
    fc.assert(
      fc.property(several, several, (left, right) => {
        expect(merged([merged(left), ...right])).toEqual(merged([...left, ...right]))
        expect(merged([merged(left), merged(right)])).toEqual(merged([...left, ...right]))
      }),
    )
  })

  test('repetition', () => {
    fc.assert(
      fc.property(several, (list) => {
        const once = merged(list)
        expect(merged([...list, ...list])).toEqual(once)
        expect(merged([once])).toEqual(once)
        expect(merged([once, once, ...list])).toEqual(once)
      }),
    )
  })
})
