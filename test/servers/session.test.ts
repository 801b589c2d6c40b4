import { describe, expect, test } from 'vitest'
import { checkSessionDevice } from '../../servers/gateway/context/check-session-device.ts'
import { checkSessionLifetime } from '../../servers/gateway/context/check-session-lifetime.ts'
import {
  elevationsOf,
  endSession,
  findSession,
  grantElevation,
  startSession,
  touchElevation,
} from '../../servers/gateway/context/sessions.ts'
import { absoluteSeconds, elevationSeconds, idleSeconds } from '../../servers/limits.ts'
import { browser, makeDatabase, makeSession, nowMs, nowSeconds, transferDetails } from './store.ts'

test.each([
  { device: 'browser linux', same: true },
  { device: 'browser linux ', same: false },
  { device: 'Browser linux', same: false },
  { device: '', same: false },
])('a session on "browser linux" holds on "$device": $same', ({ device, same }) => {
  expect(checkSessionDevice(makeSession(), { ...browser, agent: device })).toBe(same)
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
