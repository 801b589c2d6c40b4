import { describe, expect, test } from 'vitest'
import { identifyLogin } from '../../servers/factors/identify-login.ts'
import { recognizeDevice, rememberDevice } from '../../servers/factors/known-device.ts'
import { offeredFactors } from '../../servers/factors/offered-factors.ts'
import { makeRecoveryCodes } from '../../servers/factors/recovery-codes.ts'
import { knownDeviceSeconds, unknownLoginCounters } from '../../servers/limits.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import { makeDatabase, nowMs } from './store.ts'

describe('a login', () => {
  test.each(['alice', 'ALICE', ' alice\t', 'Ａlice', '\u00a0alice', 'alice@example.test', 'Alice@EXAMPLE.test '])(
    'as %j is alice’s, and counted as hers',
    (typed) => {
      const { person, counter } = identifyLogin(makeDatabase(), typed)
      expect([person?.id, counter]).toEqual(['alice', 'alice'])
    },
  )

  test.each(['', 'alice2', 'al ice', 'alıce', 'alice@example.test@', '%', 'people'])('as %j is nobody’s', (typed) => {
    const { person, counter } = identifyLogin(makeDatabase(), typed)
    expect(person).toBeUndefined()
    expect(counter).toMatch(/^nobody:\d+$/)
  })

  test('is a login before it is somebody’s e-mail address, and no address of two', () => {
    const database = makeDatabase()
    database.run("update people set email = 'alice' where id = 'bob'")
    expect(identifyLogin(database, 'alice').counter).toBe('alice')
    database.run("update people set email = 'same@example.test'")
    expect(identifyLogin(database, 'same@example.test').person).toBeUndefined()
  })

  test('of nobody takes no room of its own, and no room of anybody’s', () => {
    const database = makeDatabase()
    const counters = new Set(Array.from({ length: 20_000 }, (_, index) => identifyLogin(database, `stranger-${index}`).counter))
    expect(counters.size).toBeLessThanOrEqual(unknownLoginCounters)
    expect(counters.has('alice')).toBe(false)
    expect(identifyLogin(database, 'Stranger-1 ').counter).toBe(identifyLogin(database, 'stranger-1').counter)
  })
})

describe('a known device', () => {
  const presented = (token: string | undefined, person = 'alice', atMs = nowMs) => ({ person, token, nowMs: atMs })

  test('is known for its person, for a month', () => {
    const database = makeDatabase()
    const token = rememberDevice(database, presented(undefined), 'browser')
    const monthMs = knownDeviceSeconds * 1000
    expect(recognizeDevice(database, presented(token))).not.toBeNull()
    expect(recognizeDevice(database, presented(token, 'alice', nowMs + monthMs - 1))).not.toBeNull()
    for (const stranger of [
      presented(token, 'bob'),
      presented(token, 'alice', nowMs + monthMs),
      presented('made-up'),
      presented(undefined),
    ])
      expect(recognizeDevice(database, stranger)).toBeNull()
    expect(JSON.stringify(database.all('select * from trusted_devices'))).not.toContain(token)
  })

  test('keeps its name when it proves itself again, and another person’s cookie gets a new one', () => {
    const database = makeDatabase()
    const token = rememberDevice(database, presented(undefined), 'browser')
    expect(rememberDevice(database, presented(token, 'alice', nowMs + 1), 'browser')).toBe(token)
    expect(rememberDevice(database, presented(token, 'bob'), 'browser')).not.toBe(token)
    expect(database.all('select * from trusted_devices')).toHaveLength(2)
  })

  test('is forgotten when the credentials change, whether it was deleted or not', () => {
    const database = makeDatabase()
    const token = rememberDevice(database, presented(undefined), 'browser')
    database.run("update people set credentials_version = credentials_version + 1 where id = 'alice'")
    expect(recognizeDevice(database, presented(token))).toBeNull()
    const another = rememberDevice(database, presented(undefined), 'browser')
    credentialsChanged(database, { person: 'alice', says: 'Changed.', keepSession: null, nowMs })
    expect(recognizeDevice(database, presented(another))).toBeNull()
  })
})

describe('offered are', () => {
  const offered = (operation: string | null, level: 2 | 3) => {
    const database = makeDatabase()
    makeRecoveryCodes(database, 'alice')
    database.run("insert into push_phones values ('p', 'alice', '{}', 0)")
    return offeredFactors(database, { person: 'alice', operation, level })
  }

  test('the factors that suffice and are held', () => {
    expect(offered('transfer', 2)).toEqual(['totp', 'push'])
    expect(offered(null, 2)).toEqual(['totp', 'push'])
    expect(offered('enrol-factor', 2)).toEqual(['totp', 'push', 'recovery'])
  })

  test('none when none of them suffices', () => {
    expect(offered('admin-page', 3)).toEqual([])
    expect(offered('enrol-factor', 3)).toEqual([])
    expect(offeredFactors(makeDatabase(), { person: 'nobody', operation: 'transfer', level: 2 })).toEqual([])
  })
})
