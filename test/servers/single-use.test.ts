import { describe, expect, test } from 'vitest'
import { spendTotpStep } from '../../servers/factors/spend-totp-step.ts'
import { findChallenge, makeChallenge, takeChallenge } from '../../servers/gateway/challenge/challenges.ts'
import { rotateSession } from '../../servers/gateway/challenge/rotate-session.ts'
import { findSession, startSession } from '../../servers/gateway/context/sessions.ts'
import { spendApproval } from '../../servers/gateway/decide/spend-approval.ts'
import { challengeSeconds } from '../../servers/limits.ts'
import { browser, makeApproval, makeDatabase, nowMs, nowSeconds, transferDetails } from './store.ts'

const many = Array.from({ length: 50 }, (_, index) => index)

describe('a time step of one-time codes', () => {
  const use = (step: number, person = 'alice', interaction = 'i1') => ({ person, step, interaction, nowMs: 0 })

  test('is spent once, and no older one after it', () => {
    const database = makeDatabase()
    const spent = [100, 100, 99, 0, 101, 100, 101, 102].map((step) => spendTotpStep(database, use(step)))
    expect(spent).toEqual([true, false, false, false, true, false, false, true])
  })

  test('is spent for every sign-in, whichever it was given in', () => {
    const database = makeDatabase()
    expect([spendTotpStep(database, use(100)), spendTotpStep(database, use(100, 'alice', 'i2'))]).toEqual([true, false])
  })

  test('of one person is not another’s', () => {
    const database = makeDatabase()
    expect(['alice', 'bob', 'bob'].map((person) => spendTotpStep(database, use(100, person)))).toEqual([true, true, false])
  })

  test('of nobody is not spent', () => {
    expect(spendTotpStep(makeDatabase(), use(100, 'nobody'))).toBe(false)
  })

  test('is won by one of fifty that want it at once', async () => {
    const database = makeDatabase()
    const won = await Promise.all(many.map(async () => spendTotpStep(database, use(100))))
    expect(won.filter(Boolean)).toHaveLength(1)
  })
})

describe('an approval', () => {
  test('is spent once, now or later', () => {
    const database = makeDatabase()
    const spent = [0, 0, 1, 900_000].map((laterMs) => spendApproval(database, makeApproval(), nowMs + laterMs))
    expect(spent).toEqual([true, false, false, false])
  })

  test('is not another one', () => {
    const database = makeDatabase()
    expect(['a1', 'a2', 'a2'].map((id) => spendApproval(database, makeApproval({ id }), nowMs))).toEqual([true, true, false])
  })

  test('is won by one of fifty that want it at once', async () => {
    const database = makeDatabase()
    const won = await Promise.all(many.map(async () => spendApproval(database, makeApproval(), nowMs)))
    expect(won.filter(Boolean)).toHaveLength(1)
  })
})

describe('a challenge', () => {
  const asked = { session: 's1', person: 'alice', details: transferDetails, level: 2, address: '127.20.0.3' } as const

  test('is taken once, with all that it demands', () => {
    const database = makeDatabase()
    const id = makeChallenge(database, asked, nowMs)
    expect(findChallenge(database, id, nowMs)).toEqual(asked)
    expect([takeChallenge(database, id, nowMs), takeChallenge(database, id, nowMs)]).toEqual([asked, undefined])
    expect(findChallenge(database, id, nowMs)).toBeUndefined()
  })

  test.each([
    { lateMs: challengeSeconds * 1000 - 1, found: true },
    { lateMs: challengeSeconds * 1000, found: false },
    { lateMs: challengeSeconds * 1000 + 1, found: false },
  ])('found $lateMs ms later: $found', ({ lateMs, found }) => {
    const database = makeDatabase()
    const id = makeChallenge(database, asked, nowMs)
    expect(findChallenge(database, id, nowMs + lateMs) !== undefined).toBe(found)
    expect(takeChallenge(database, id, nowMs + lateMs) !== undefined).toBe(found)
  })

  test('is kept under a hash of its id', () => {
    const database = makeDatabase()
    const id = makeChallenge(database, asked, nowMs)
    expect(JSON.stringify(database.all('select * from challenges'))).not.toContain(id)
  })
})

test('a cookie is dead as soon as the session has a new one', () => {
  const database = makeDatabase()
  const session = { person: 'alice', level: 1, authTime: nowSeconds, address: '127.20.0.3', device: browser } as const
  const before = startSession(database, session, nowMs)
  const id = findSession(database, before)?.id ?? ''
  const after = rotateSession(database, id)
  expect(after).not.toBe(before)
  expect(findSession(database, before)).toBeUndefined()
  expect(findSession(database, after ?? '')?.id).toBe(id)
  expect(JSON.stringify(database.all('select * from sessions'))).not.toContain(after)
})
