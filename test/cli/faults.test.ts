import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, recordIn, start, stepproof } from './stepproof.ts'

describe('a target that fails is never green', () => {
  test.each([
    ['answers-garbage', 'broken', []],
    ['answers-500', 'broken', []],
    ['answers-nothing', 'no answer', ['--timeout', '300']],
    ['refuses-everything', 'refused', []],
  ])(
    '%s: inconclusive with the reason, exit 2',
    async (name, reason, patience) => {
      const out = folder()
      const target = `test/targets/faulty/${name}.ts`
      const { code, stdout } = await stepproof('run', 'otp', 'txn', 'session', '--target', target, ...patience, '--out', out)
      expect(code, stdout).toBe(2)
      const verdicts = recordIn(out).attempts.flatMap(({ verdict }) => (verdict.kind === 'not-applicable' ? [] : [verdict]))
      expect(verdicts.length).toBeGreaterThan(10)
      expect(new Set(verdicts.map(({ kind }) => kind))).toEqual(new Set(['inconclusive']))
      expect(JSON.stringify(verdicts[0])).toContain(reason)
    },
    120_000,
  )

  test('a target that dies in mid run keeps the verdicts of the finished attempts; the rest is inconclusive', async () => {
    const out = folder()
    const { code, stdout } = await stepproof(
      'run',
      '--target',
      'test/targets/faulty/dies-midway.ts',
      '--workers',
      '1',
      '--out',
      out,
    )
    expect(code, stdout).toBe(2)
    const all = recordIn(out).attempts.map(({ verdict }) => verdict.kind)
    const kinds = all.filter((kind) => kind !== 'not-applicable')
    expect(kinds.slice(0, 3)).toEqual(['defended', 'defended', 'defended'])
    expect(new Set(kinds.slice(3))).toEqual(new Set(['inconclusive']))
  }, 120_000)
})

test('a run that is killed leaves the evidence of its finished attempts in the journal', async () => {
  const out = folder()
  const running = start('run', '--workers', '1', '--out', out)
  await running.shows('[5/')
  running.kill('SIGKILL')
  await running.done
  const lines = readFileSync(join(out, 'run.journal.jsonl'), 'utf8').split('\n')
  const entries = lines.slice(0, -1).map((line) => JSON.parse(line))
  expect(entries.filter((entry) => 'phases' in entry).length).toBeGreaterThanOrEqual(5)
  const first = (key: string) => entries.findIndex((entry) => key in entry && 'attempt' in entry)
  expect(first('phases')).toBeLessThan(first('verdict'))
}, 60_000)

test('a run that is interrupted writes what is finished and exits 2', async () => {
  const out = folder()
  const running = start('run', '--workers', '1', '--out', out)
  await running.shows('[3/')
  running.kill('SIGINT')
  const { code } = await running.done
  expect(code).toBe(2)
  const record = recordIn(out)
  expect(record.complete).toBe(false)
  expect(record.attempts.length).toBeGreaterThanOrEqual(3)
  expect(record.attempts.length).toBeLessThan(record.checks.length)
}, 60_000)

test('a taken port: run moves and says so, serve names the port and what to do', async () => {
  const blocker = createServer()
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, '127.0.0.1', () => {
      const address = blocker.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  try {
    const run = await stepproof('run', 'acr-strip', '--workers', '1', '--port', String(port), '--out', folder())
    expect(run.code, run.stderr).toBe(0)
    expect(run.stderr).toContain(`port ${port} is taken`)
    const serve = await stepproof('serve', '--port', String(port), '--state', folder())
    expect(serve.code).toBe(64)
    expect(serve.stderr).toContain(`port ${port}`)
    expect(serve.stderr).toContain('--port')
  } finally {
    blocker.close()
  }
}, 60_000)

describe('bad input', () => {
  test.each([
    [['run', '--weaken', 'approval-not-bound-to-paye'], 'approval-not-bound-to-payee'],
    [['run', 'otp-reply'], 'otp-replay/reuse-totp-code'],
    [['rum'], 'run'],
    [['show', 'executed-as-aproved'], 'executed-as-approved'],
    [['run', '--seed', '1.5'], '--seed'],
    [['run', '--workers', '0'], '--workers'],
    [['run', '--target', 'no-such-file.ts'], 'no-such-file.ts'],
    [['run', '--target', 'LICENSE'], 'LICENSE'],
    [['run', '--target', 'test/cli/stepproof.ts'], 'TargetDefinition'],
    [['run', '--scenarios', 'harness/errors.ts'], 'list of scenarios'],
    [['replay', 'nowhere.json#1'], 'nowhere.json'],
    [['replay', 'package.json#1'], 'package.json'],
    [['replay', 'package.json'], 'run.json#1'],
    [['mutate', '--only', 'nope'], '--only'],
    [['run', '--no-such-flag'], '--no-such-flag'],
  ])('%j exits 64 and says %s', async (args, text) => {
    const { code, stderr, stdout } = await stepproof(...args)
    expect(code, stderr).toBe(64)
    expect(stderr).toContain(text)
    expect(stdout).toBe('')
  })
})
