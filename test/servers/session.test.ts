import { describe, expect, test } from 'vitest'
import { findChallenge, makeChallenge, takeChallenge } from '../../servers/gateway/challenge/challenges.ts'
import { rotateSession } from '../../servers/gateway/challenge/rotate-session.ts'
import { checkSessionDevice } from '../../servers/gateway/context/check-session-device.ts'
import { checkSessionLifetime } from '../../servers/gateway/context/check-session-lifetime.ts'
import { countsAsActivity } from '../../servers/gateway/context/counts-as-activity.ts'
import {
  elevationsOf,
  endSession,
  findSession,
  grantElevation,
  sessionsOf,
  startSession,
  touchElevation,
  touchSession,
} from '../../servers/gateway/context/sessions.ts'
import type { Route } from '../../servers/gateway/policy.ts'
import {
  absoluteSeconds,
  challengeSeconds,
  elevationSeconds,
  idleSeconds,
  openChallenges,
  touchSeconds,
} from '../../servers/limits.ts'
import { browser, makeDatabase, makeSession, nowMs, nowSeconds, transferDetails } from './store.ts'

test.each([
  { device: 'browser linux', same: true },
  { device: 'browser linux ', same: false },
  { device: 'Browser linux', same: false },
  { device: '', same: false },
])('a session on "browser linux" holds on "$device": $same', ({ device, same }) => {
  expect(checkSessionDevice(makeSession(), { ...browser, agent: device }, 'GET')).toBe(same)
})

describe('a session', () => {
  test.each([
    { idle: 0, open: true },
    { idle: idleSeconds * 1000, open: true },
    { idle: idleSeconds * 1000 + 1, open: false },
  ])('without a request for $idle ms is open: $open', ({ idle, open }) => {
    expect(checkSessionLifetime(makeSession(), nowMs + idle)).toBe(open)
  })

  test.each([
    { old: absoluteSeconds * 1000, open: true },
    { old: absoluteSeconds * 1000 + 1, open: false },
  ])('in use $old ms after sign-in is open: $open', ({ old, open }) => {
    expect(checkSessionLifetime(makeSession({ seenAt: nowMs + old }), nowMs + old)).toBe(open)
  })

  test('ends with everything that hangs on it, and no other session does', () => {
    const database = makeDatabase()
    const start = (person: string) => {
      const token = startSession(database, { person, level: 1, authTime: nowSeconds, address: 'a', device: browser }, nowMs)
      const id = findSession(database, token)?.id ?? ''
      const elevation = {
        session: id,
        person,
        details: transferDetails,
        level: 2,
        method: 'totp',
        authTime: nowSeconds,
        address: 'a',
      } as const
      grantElevation(database, { ...elevation, expiresAt: nowMs + 1000 }, nowMs)
      return { token, id }
    }
    const [alice, bob] = [start('alice'), start('bob')]
    endSession(database, alice.id)
    expect([findSession(database, alice.token), elevationsOf(database, alice.id, nowMs)]).toEqual([undefined, []])
    expect(findSession(database, bob.token)?.person).toBe('bob')
    expect(elevationsOf(database, bob.id, nowMs)).toHaveLength(1)
  })
})

test.each([
  { late: elevationSeconds * 1000 - 1, holds: true },
  { late: elevationSeconds * 1000, holds: false },
])('an elevation holds $late ms later, though it was used meanwhile: $holds', ({ late, holds }) => {
  const database = makeDatabase()
  const token = startSession(database, { person: 'alice', level: 1, authTime: nowSeconds, address: 'a', device: browser }, nowMs)
  const session = findSession(database, token)?.id ?? ''
  const elevation = {
    session,
    person: 'alice',
    details: transferDetails,
    level: 2,
    method: 'totp',
    authTime: nowSeconds,
    address: 'a',
  } as const
  grantElevation(database, { ...elevation, expiresAt: nowMs + elevationSeconds * 1000 }, nowMs)
  for (const approval of elevationsOf(database, session, nowMs)) touchElevation(database, approval, nowMs + 60_000)
  expect(elevationsOf(database, session, nowMs + late)).toHaveLength(holds ? 1 : 0)
})

describe('that a session is in use', () => {
  const newSession = () => {
    const database = makeDatabase()
    const token = startSession(
      database,
      { person: 'alice', level: 1, authTime: nowSeconds, address: 'a', device: browser },
      nowMs,
    )
    const session = () => {
      const found = findSession(database, token)
      if (found === undefined) throw new Error('no session')
      return found
    }
    return { database, token, session }
  }

  test.each([
    { after: 0, noted: false },
    { after: touchSeconds * 1000 - 1, noted: false },
    { after: touchSeconds * 1000, noted: true },
    { after: touchSeconds * 1000 + 1, noted: true },
  ])('is noted $after ms after the last note: $noted', ({ after, noted }) => {
    const { database, session } = newSession()
    touchSession(database, session(), nowMs + after)
    expect(session().seenAt).toBe(noted ? nowMs + after : nowMs)
  })

  test('is not said by a route that pages ask by themselves', () => {
    const route: Route = {
      method: 'GET',
      path: '/',
      policy: { kind: 'open' },
      act: () => ({ kind: 'html', status: 200, html: '' }),
    }
    expect([countsAsActivity(route), countsAsActivity({ ...route, passive: true })]).toEqual([true, false])
  })

  test('by another cookie, after a rotation, leaves the old one dead', () => {
    const { database, token, session } = newSession()
    const { id } = session()
    const next = rotateSession(database, id) ?? ''
    expect([findSession(database, token), findSession(database, next)?.id]).toEqual([undefined, id])
    expect(findSession(database, id)).toBeUndefined()
    expect(sessionsOf(database, 'alice').map((one) => one.id)).toEqual([id])
    expect(sessionsOf(database, 'bob')).toEqual([])
  })
})

describe('a challenge', () => {
  const about = (object: string, session = 's1') => ({
    session,
    person: 'alice',
    details: { ...transferDetails, object },
    level: 2 as const,
    address: 'a',
  })

  test('is taken by one of fifty', () => {
    const database = makeDatabase()
    const id = makeChallenge(database, about('p1'), nowMs)
    const taken = Array.from({ length: 50 }, () => takeChallenge(database, id, nowMs))
    expect(taken.filter((one) => one !== undefined)).toEqual([about('p1')])
  })

  test.each([
    { late: challengeSeconds * 1000 - 1, open: true },
    { late: challengeSeconds * 1000, open: false },
  ])('is open after $late ms: $open', ({ late, open }) => {
    const database = makeDatabase()
    const id = makeChallenge(database, about('p1'), nowMs)
    expect(findChallenge(database, id, nowMs + late) !== undefined).toBe(open)
    expect(takeChallenge(database, id, nowMs + late) !== undefined).toBe(open)
  })

  test('voids the older one for the same, whatever its terms, and none of another object or session', () => {
    const database = makeDatabase()
    const [same, object, session] = [about('p1'), about('p2'), about('p1', 's2')].map((one) =>
      makeChallenge(database, one, nowMs),
    )
    const terms = { ...about('p1').details.terms, cents: 1 }
    const newer = makeChallenge(database, { ...about('p1'), details: { ...about('p1').details, terms } }, nowMs)
    const open = [same, object, session, newer].map((id) => findChallenge(database, id ?? '', nowMs) !== undefined)
    expect(open).toEqual([false, true, true, true])
  })

  test('too many voids the oldest of its session', () => {
    const database = makeDatabase()
    const other = makeChallenge(database, about('p', 's2'), nowMs)
    const ids = Array.from({ length: openChallenges + 2 }, (_, index) => makeChallenge(database, about(`p${index}`), nowMs))
    const open = ids.map((id) => findChallenge(database, id, nowMs) !== undefined)
    expect(open).toEqual([false, false, ...Array.from({ length: openChallenges }, () => true)])
    expect(findChallenge(database, other, nowMs)).toBeDefined()
  })
})
