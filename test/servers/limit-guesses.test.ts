import { describe, expect, test } from 'vitest'
import { forgetGuesses, type Guess, limitGuesses } from '../../servers/factors/limit-guesses.ts'
import { lockSeconds, longestLockSeconds, maxConsecutiveFailures, maxFailures } from '../../servers/limits.ts'
import type { Database } from '../../servers/store/database.ts'
import { noticesOf } from '../../servers/store/notices.ts'
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

describe('second factors that can be guessed', () => {
  test.each([
    ['totp', 'recovery'],
    ['recovery', 'push'],
    ['push', 'totp'],
  ] as const)('%s and %s share their tries', (one, other) => {
    const database = makeDatabase()
    begins(database, 3, { factor: one })
    expect(begins(database, 3, { factor: other })).toEqual([true, true, false])
  })

  test('have no tries in common with the password and passkeys', () => {
    const database = locked()
    expect(begins(database, 6, { factor: 'password' })).toEqual([true, true, true, true, true, false])
    expect(begins(database, 6, { factor: 'webauthn' })).toEqual([true, true, true, true, true, false])
  })
})

describe('a known device', () => {
  const phone = { from: { trustedDevice: 'device-1' } } as const

  test('is not locked by what is guessed elsewhere, and has five tries of its own', () => {
    const database = locked()
    expect(begins(database, 6, phone)).toEqual([true, true, true, true, true, false])
    expect(begin(database, { from: { trustedDevice: 'device-2' } })).toBe(true)
  })

  test('gives no new tries to others when it succeeds, nor loses its own by theirs', () => {
    const database = makeDatabase()
    begins(database, 5)
    limitGuesses.succeeded(database, guess(phone))
    expect(begin(database)).toBe(false)
    begins(database, 5, phone)
    limitGuesses.succeeded(database, guess())
    expect(begin(database, phone)).toBe(false)
  })
})

/** Guesses five times, is locked by the sixth try, and returns for how many seconds. */
function lockedFor(database: Database, atMs: number): number {
  begins(database, 6, { nowMs: atMs })
  const row = database.get('select locked_until from guesses where key = ?', 'alice/second-factor')
  return (Number(row?.locked_until) - atMs) / 1000
}

test('each lock is twice as long as the one before, up to a day', () => {
  const database = makeDatabase()
  let atMs = nowMs
  const lasted = Array.from({ length: 9 }, () => {
    const seconds = lockedFor(database, atMs)
    atMs += seconds * 1000
    return seconds
  })
  expect(lasted).toEqual([1, 2, 4, 8, 16, 32, 48, 48, 48].map((halfHours) => halfHours * 1800))
})

/** How many of these guesses are looked at when the guesser waits for each lock to end. */
function lookedAtInAll(database: Database, guesses: number): number {
  let atMs = nowMs
  let looked = 0
  for (let tried = 0; tried < guesses; tried += 1) {
    if (begin(database, { nowMs: atMs })) looked += 1
    else atMs += longestLockSeconds * 1000
  }
  return looked
}

test('a hundred wrong answers in a row are looked at, however long the guesser waits', () => {
  const database = makeDatabase()
  expect(lookedAtInAll(database, 400)).toBe(maxFailures)
  expect(begin(database, { nowMs: nowMs + 1e12 })).toBe(false)
  expect(begin(database, { nowMs: nowMs + 1e12, person: 'bob' })).toBe(true)
})

test('a right answer after ninety-nine gives all tries back', () => {
  const database = makeDatabase()
  expect(lookedAtInAll(database, 119)).toBeGreaterThanOrEqual(99)
  limitGuesses.succeeded(database, guess())
  expect(lookedAtInAll(database, 400)).toBe(maxFailures)
})

test('a secret that was replaced gives its tries back, on every device, to this person and for no other secret', () => {
  const database = makeDatabase()
  lookedAtInAll(database, 400)
  begins(database, 6, { from: { trustedDevice: 'device-1' } })
  begins(database, 6, { person: 'bob' })
  begins(database, 6, { factor: 'password' })
  forgetGuesses(database, 'alice', ['totp'])
  expect(begin(database)).toBe(true)
  expect(begin(database, { from: { trustedDevice: 'device-1' } })).toBe(true)
  expect(begin(database, { person: 'bob' })).toBe(false)
  expect(begin(database, { factor: 'password' })).toBe(false)
})

test('the owner is told of each lock once, and nobody of what nobody owns', () => {
  const database = makeDatabase()
  begins(database, 5)
  expect(noticesOf(database, 'alice')).toEqual([])
  begins(database, 20)
  expect(noticesOf(database, 'alice')).toEqual([
    { says: 'Too many wrong answers: your second factor is locked for a while.', at: nowMs },
  ])
  begins(database, 20, { nowMs: nowMs + lockSeconds * 1000 })
  expect(noticesOf(database, 'alice')).toHaveLength(2)
  begins(database, 20, { person: 'nobody:7' })
  expect(noticesOf(database, 'nobody:7')).toEqual([])
})
