import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { realClock } from '../../harness/runner/clock.ts'
import { advanceTime } from '../../harness/runner/virtual-date.ts'

const seen = z.object({
  now: z.number(),
  fresh: z.number(),
  isDate: z.boolean(),
  fixed: z.string(),
  verified: z.union([z.number(), z.string(), z.null()]),
  real: z.number(),
})
const told = z.object({ first: seen, fresh: seen, expired: seen, refused: z.array(z.string()) })

const start = Date.UTC(2030, 0, 15, 9)
let story: z.infer<typeof told>
let before = 0
beforeAll(async () => {
  before = Date.now()
  const worker = new Worker(new URL('./virtual-date-worker.ts', import.meta.url))
  const [message] = await once(worker, 'message')
  story = told.parse(message)
  await worker.terminate()
})

test('in the worker time stands still where it was stopped', () => {
  expect(story.first).toMatchObject({ now: start, fresh: start, isDate: true })
})

test('advancing moves Date, to the millisecond', () => {
  expect([story.fresh.now, story.expired.now, story.expired.fresh]).toEqual([start + 299_000, start + 300_500, start + 300_500])
})

test('dates that are given stay what they are', () => {
  expect(story.expired.fixed).toBe('2020-02-02T00:00:00.000Z')
})

test('jose lives in the same time: a token of five minutes ends after five', () => {
  expect([story.first.verified, story.fresh.verified, story.expired.verified]).toEqual([start / 1000, start / 1000, 'expired'])
})

test('time never runs backwards', () => {
  expect(story.refused).toEqual(['refused', 'refused', 'refused'])
})

test('the main thread is left alone', () => {
  for (const now of [Date.now(), Number(new Date()), realClock.now(), story.first.real]) {
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThan(before + 60_000)
  }
})

test('time that was never stopped cannot be advanced, nor can a real clock', () => {
  expect(() => advanceTime(1)).toThrow(RangeError)
  expect(() => realClock.advance(1)).toThrow('`clock` in `needs`')
  expect(realClock.movable).toBe(false)
})
