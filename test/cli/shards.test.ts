import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { RunRecord } from '../../harness/record.ts'
import { withoutTimes } from '../regression/without-times.ts'
import { folder, recordIn, stepproof } from './stepproof.ts'

const run = ['run', 'otp-replay', 'acr-strip', '--port', '0', '--seed', '5', '--reporter', 'junit']

/** Each shard in a process of its own, two at a time. */
async function shardsOf(count: number): Promise<string[]> {
  const waiting = Array.from({ length: count }, (_, index) => ({ name: `${index + 1}/${count}`, out: folder() }))
  const outs = waiting.map(({ out }) => join(out, 'run.json'))
  const worker = async () => {
    for (let shard = waiting.shift(); shard !== undefined; shard = waiting.shift()) {
      const { code, stderr } = await stepproof(...run, '--shard', shard.name, '--workers', '1', '--out', shard.out)
      expect(code, stderr).toBe(0)
    }
  }
  await Promise.all([worker(), worker()])
  return outs
}

async function merged(files: readonly string[], ...flags: readonly string[]) {
  const out = folder()
  const outcome = await stepproof('merge', ...files, '--out', out, '--reporter', 'junit', ...flags)
  return { ...outcome, record: recordIn(out), file: join(out, 'run.json') }
}

let whole: RunRecord
let seven: string[]

beforeAll(async () => {
  const [one = ''] = await shardsOf(1)
  whole = (await merged([one])).record
  seven = await shardsOf(7)
}, 300_000)

test('one shard of one is the run itself', async () => {
  const out = folder()
  await stepproof(...run, '--out', out)
  expect(withoutTimes(whole)).toEqual(withoutTimes(recordIn(out)))
}, 120_000)

test('two shards, and seven, merge to the record of the whole run', async () => {
  const two = await merged((await shardsOf(2)).toReversed())
  expect(two.code, two.stdout).toBe(0)
  expect(withoutTimes(two.record)).toEqual(withoutTimes(whole))
  const all = await merged(seven)
  expect(all.code, all.stdout).toBe(0)
  expect(withoutTimes(all.record)).toEqual(withoutTimes(whole))
}, 300_000)

test('what is merged can be merged again, in any order and more than once', async () => {
  const [some, rest] = [seven.slice(0, 3), seven.slice(3)]
  const first = await merged(some)
  const again = await merged([...rest.toReversed(), first.file, ...some])
  const plain = await merged(seven)
  expect(again.record).toEqual(plain.record)
}, 120_000)

test('shards that are missing are named, and the result is incomplete: exit 2', async () => {
  const { code, stderr, stdout, record } = await merged([seven[6] ?? '', seven[1] ?? ''])
  expect(code).toBe(2)
  expect(stderr).toContain('missing shards: 1/7, 3/7, 4/7, 5/7, 6/7')
  expect(stdout).toContain('NOT RUN')
  expect(record).toMatchObject({ complete: false, checks: whole.checks })
}, 60_000)

test('a shard says which it is, and that its command repeats it', () => {
  const record = recordIn(join(seven[2] ?? '', '..'))
  expect(record.part).toEqual({ shards: ['3/7'], whole: { checks: whole.checks, command: whole.command } })
  expect(record.command).toBe(`${whole.command} --shard 3/7`)
  expect(record.complete).toBe(true)
})

test('records of another seed are refused with the reason, and nothing is written', async () => {
  const other = folder()
  await stepproof('run', 'acr-strip', 'otp-replay', '--port', '0', '--seed', '6', '--shard', '1/7', '--out', other)
  const out = folder()
  const { code, stderr } = await stepproof('merge', ...seven, join(other, 'run.json'), '--out', out)
  expect(code).toBe(64)
  expect(stderr).toMatch(/are of different runs: the seed is 5 there, and 6 here/)
}, 60_000)

test.each([
  [['--shard', '0/2'], 'expected i/n'],
  [['--shard', '3/2'], 'expected i/n'],
  [['--shard', 'a/b'], 'expected i/n'],
  [['--shard', '1/1000'], 'attempts can be made'],
  [['--shard', '1/2', '--baseline', 'run.json'], 'cannot be used with'],
])('%j is refused', async (flags, reason) => {
  const { code, stderr } = await stepproof('run', 'acr-strip', ...flags, '--out', folder())
  expect(code).toBe(64)
  expect(stderr).toContain(reason)
})
