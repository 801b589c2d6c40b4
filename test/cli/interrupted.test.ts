import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunRecord } from '../../harness/record.ts'
import { withoutTimes } from '../regression/without-times.ts'
import { exists, folder, recordIn, start, stepproof } from './stepproof.ts'

/** A part of the library that takes seconds. */
const run = ['run', 'otp-replay', 'acr-strip', '--port', '0', '--seed', '5', '--reporter', 'junit']
const journal = 'run.journal.jsonl'

let whole: RunRecord

beforeAll(async () => {
  const out = folder()
  const begun = performance.now()
  const { code, stderr } = await stepproof(...run, '--out', out)
  expect(code, stderr).toBe(0)
  whole = recordIn(out)
  wholeMs = performance.now() - begun
}, 120_000)
let wholeMs = 0

/** Entries of the journal: each attempt that was judged, once. */
function judgedIn(out: string): string[] {
  if (!exists(out, journal)) return []
  const lines = readFileSync(join(out, journal), 'utf8').split('\n')
  return lines.flatMap((line): string[] => {
    try {
      const entry: { attempt?: string; verdict?: unknown } = JSON.parse(line)
      return entry.verdict === undefined || entry.attempt === undefined ? [] : [entry.attempt]
    } catch {
      return []
    }
  })
}

/** `KILL_MOMENTS=10` kills so many runs. */
const moments = Number(process.env.KILL_MOMENTS ?? 2)

/** `KILL_SEED=7` repeats a run of this test. */
const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** A number from 0 to 1 for each index; the same for the same seed. */
function random(index: number): number {
  let state = (seed + index * 0x9e3779b9) | 0
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32
}

describe(`a run that is killed at a random moment (KILL_SEED=${seed})`, () => {
  console.info(`KILL_SEED=${seed}`)

  for (let index = 0; index < moments; index += 1) {
    test(`${index}: is finished by --resume as if nothing had happened; nothing is judged twice, nothing is lost`, async () => {
      const out = folder()
      const killed = start(...run, '--out', out)
      // From the start of the process, journal or not, to the writing of the reports.
      const timer = setTimeout(() => killed.kill('SIGKILL'), random(index) * wholeMs)
      await killed.done
      clearTimeout(timer)
      const before = judgedIn(out)
      const finished = existsSync(join(out, 'run.json')) && !exists(out, journal)
      const resumed = start(...run, '--out', out, '--resume')
      const { code, stderr } = await resumed.done
      expect(code, stderr).toBe(0)
      const told = [...stderr.matchAll(/^\[\d+\/\d+\] \S+ (\S+)$/gm)].map(([, id = '']) => id)
      const inEvidenceOnly = whole.checks.length - told.length - before.length
      expect(told.filter((id) => before.includes(id))).toEqual([])
      // Evidence that nobody had judged is judged without being made again: of each worker at most one.
      if (!finished) expect(inEvidenceOnly).toBeGreaterThanOrEqual(0)
      if (!finished) expect(inEvidenceOnly).toBeLessThanOrEqual(2)
      expect(withoutTimes(recordIn(out))).toEqual(withoutTimes(whole))
      expect(exists(out, journal)).toBe(false)
    }, 120_000)
  }
})

test('evidence that was not judged is judged, and not made again', async () => {
  const out = folder()
  const running = start(...run, '--workers', '1', '--out', out)
  await running.shows('[4/')
  running.kill('SIGKILL')
  await running.done
  const path = join(out, journal)
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const lastEvidence = lines.findLastIndex((line) => line.includes('"phases":'))
  const entry: { attempt: string; phases: { steps: object[] }[] } = JSON.parse(lines[lastEvidence] ?? '')
  // What could only come from the journal.
  const marked = { ...entry, phases: entry.phases.map((phase) => ({ ...phase, holds: ['from-the-journal'] })) }
  writeFileSync(path, `${[...lines.slice(0, lastEvidence), JSON.stringify(marked)].join('\n')}\n`)
  const { stderr } = await stepproof(...run, '--workers', '1', '--out', out, '--resume')
  expect(stderr).not.toContain(` ${entry.attempt}\n`)
  const found = recordIn(out).attempts.find(({ id }) => id === entry.attempt)
  expect(found?.phases[0]?.holds).toEqual(['from-the-journal'])
  expect(found?.verdict).toEqual(whole.attempts.find(({ id }) => id === entry.attempt)?.verdict)
}, 120_000)

test('a run that is interrupted says how to finish it, and that does', async () => {
  const out = folder()
  const running = start(...run, '--out', out)
  await running.shows('[3/')
  running.kill('SIGINT')
  const { code, stderr, stdout } = await running.done
  expect(code).toBe(2)
  expect(recordIn(out).complete).toBe(false)
  expect(stdout).toContain('attempts did not run')
  expect(stderr).toContain(`--out ${out} --resume`)
  const resumed = await stepproof(...run, '--out', out, '--resume')
  expect(resumed.code, resumed.stderr).toBe(0)
  expect(withoutTimes(recordIn(out))).toEqual(withoutTimes(whole))
}, 120_000)

test('a run of something else is not finished with it', async () => {
  const out = folder()
  const running = start(...run, '--out', out)
  await running.shows('[2/')
  running.kill('SIGKILL')
  await running.done
  const other = (...args: string[]) => stepproof(...args, '--out', out, '--resume')
  const [seeded, filtered, weakened, sharded] = [
    await other(...run.slice(0, -1), 'html', '--seed', '6'),
    await other('run', 'otp-replay', '--port', '0', '--seed', '5'),
    await other(...run, '--weaken', 'totp-code-not-spent'),
    await other(...run, '--shard', '1/2'),
  ]
  expect([seeded, filtered, weakened, sharded].map(({ code }) => code)).toEqual([64, 64, 64, 64])
  expect(seeded.stderr).toContain('the seed is 5 there, and 6 here')
  expect(filtered.stderr).toContain('the plan is another')
  expect(weakened.stderr).toContain('weakened is nothing there, and totp-code-not-spent here')
  expect(sharded.stderr).toContain('it is of the whole plan, this one of shard 1/2')
  expect((await other(...run)).code).toBe(0)
}, 120_000)
