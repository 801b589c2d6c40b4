import { expect, test } from 'vitest'
import { type Guess, limitGuesses } from '../../servers/factors/limit-guesses.ts'
import { lockSeconds, maxConsecutiveFailures } from '../../servers/limits.ts'
import type { Database } from '../../servers/store/database.ts'
import { makeDatabase, nowMs } from './store.ts'

const guess = (overrides: Partial<Guess> = {}): Guess => ({
  person: 'alice',
  factor: 'totp',
  interaction: 'i1',
  from: 'anywhere',
  nowMs,
  ...overrides,
})
const begin = (database: Database, overrides: Partial<Guess> = {}) => limitGuesses.begin(database, guess(overrides))
const begins = (database: Database, times: number, overrides: Partial<Guess> = {}) =>
  Array.from({ length: times }, () => begin(database, overrides))

/** Alice after five wrong answers and a sixth try, which locked her factor. */
function locked(): Database {
  const database = makeDatabase()
  begins(database, 6)
  return database
}

test('five tries are looked at, the sixth is not', () => {
  expect(maxConsecutiveFailures).toBe(5)
  expect(begins(makeDatabase(), 7)).toEqual([true, true, true, true, true, false, false])
})

test('a right answer after the fourth gives five new tries', () => {
  const database = makeDatabase()
  begins(database, 4)
  expect(begin(database)).toBe(true)
  limitGuesses.succeeded(database, guess())
  expect(begins(database, 6)).toEqual([true, true, true, true, true, false])
})

test('a new sign-in or step-up gives no new tries, nor does waiting before the lock', () => {
  const database = makeDatabase()
  const hourMs = 3_600_000
  const looked = Array.from({ length: 6 }, (_, hour) =>
    begin(database, { interaction: `i${hour}`, nowMs: nowMs + hour * hourMs }),
  )
  expect(looked).toEqual([true, true, true, true, true, false])
})

test.each([
  { late: lockSeconds * 1000 - 1000, looked: false },
  { late: lockSeconds * 1000 - 1, looked: false },
  { late: lockSeconds * 1000, looked: true },
  { late: lockSeconds * 1000 + 1000, looked: true },
])('a locked factor is looked at $late ms later: $looked', ({ late, looked }) => {
  expect(begin(locked(), { nowMs: nowMs + late })).toBe(looked)
})

test('after the lock there are five tries again', () => {
  expect(begins(locked(), 6, { nowMs: nowMs + lockSeconds * 1000 })).toEqual([true, true, true, true, true, false])
})

test('tries while it is locked do not make the lock longer', () => {
  const database = locked()
  begins(database, 20, { nowMs: nowMs + lockSeconds * 1000 - 1 })
  expect(begin(database, { nowMs: nowMs + lockSeconds * 1000 })).toBe(true)
})

test('the lock is for one factor of one person', () => {
  const database = locked()
  expect([begin(database), begin(database, { factor: 'password' }), begin(database, { factor: 'webauthn' })]).toEqual([
    false,
    true,
    true,
  ])
  expect(begin(database, { person: 'bob' })).toBe(true)
})

test('a right answer of one person or factor leaves the counts of others', () => {
  const database = makeDatabase()
  begins(database, 5)
  limitGuesses.succeeded(database, guess({ person: 'bob' }))
  limitGuesses.succeeded(database, guess({ factor: 'password' }))
  expect(begin(database)).toBe(false)
})

test('of fifty tries at once five are looked at', async () => {
  const database = makeDatabase()
  const looked = await Promise.all(Array.from({ length: 50 }, async () => begin(database)))
  expect(looked.filter(Boolean)).toHaveLength(5)
})

test('the lock lasts as long as PCI DSS asks for', () => {
  expect(lockSeconds).toBeGreaterThanOrEqual(1800)
})
