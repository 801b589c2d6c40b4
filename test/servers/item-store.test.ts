import { describe, expect, test } from 'vitest'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { endGrant, grantIssuedAt } from '../../servers/idp/grants.ts'
import { ItemStore } from '../../servers/idp/item-store.ts'
import { keptBytes, keptKey } from '../../servers/store/kept-secrets.ts'
import { fingerprint } from '../../servers/store/seal.ts'
import { makeDatabase, nowMs } from './store.ts'

const grant = fingerprint('g1')

function makeStore() {
  const database = makeDatabase()
  const clock = { nowMs }
  const of = (model: string) => new ItemStore(model, { database, defences: soundDefences, now: () => clock.nowMs })
  return { database, clock, of }
}

/** How many of these came to a good end. */
const won = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).filter(({ status }) => status === 'fulfilled').length
const fifty = <T>(attempt: () => Promise<T>) => Array.from({ length: 50 }, attempt)

describe.each(['RefreshToken', 'AuthorizationCode'])('a %s', (model) => {
  test('is used by one of fifty, and takes its grant and all that came of it along when it is used again', async () => {
    const { database, of } = makeStore()
    await of('Grant').upsert('g1', { accountId: 'alice' }, 600)
    await of('RefreshToken').upsert('r2', { grantId: 'g1', accountId: 'alice' }, 600)
    await of('RefreshToken').upsert('other', { grantId: 'g2', accountId: 'alice' }, 600)
    await of(model).upsert('one', { grantId: 'g1', accountId: 'alice' }, 600)
    await of(model).consume('one')
    expect(grantIssuedAt(database, grant, 'alice', nowMs)).toBe(nowMs)
    expect(await won(fifty(() => of(model).consume('one')))).toBe(0)
    expect(grantIssuedAt(database, grant, 'alice', nowMs)).toBeUndefined()
    expect(await of('RefreshToken').find('r2')).toBeUndefined()
    expect(await of('RefreshToken').find('other')).toBeDefined()
  })

  test('is used by one of fifty that want it at once', async () => {
    const { of } = makeStore()
    await of(model).upsert('one', { grantId: 'g1' }, 600)
    expect(await won(fifty(() => of(model).consume('one')))).toBe(1)
  })
})

test('a pushed request is used once', async () => {
  const { of } = makeStore()
  await of('PushedAuthorizationRequest').upsert('one', { request: 'x' }, 60)
  expect(await won(fifty(() => of('PushedAuthorizationRequest').consume('one')))).toBe(1)
})

test('what must not come again is kept by one of fifty that bring it at once, for as long as it is good', async () => {
  const { clock, of } = makeStore()
  const keep = () => of('ReplayDetection').upsert('jti', {}, 300)
  expect(await won(fifty(keep))).toBe(1)
  clock.nowMs += 299_999
  await of('Session').upsert('s', {}, 600)
  expect(await won([keep()])).toBe(0)
})

test('what is over is not found, and is gone when something else is kept', async () => {
  const { database, clock, of } = makeStore()
  await of('Session').upsert('s', { uid: 'u', accountId: 'alice' }, 600)
  clock.nowMs += 599_999
  expect([await of('Session').find('s'), await of('Session').findByUid('u')].every(Boolean)).toBe(true)
  clock.nowMs += 1
  expect([await of('Session').find('s'), await of('Session').findByUid('u')]).toEqual([undefined, undefined])
  await of('Session').upsert('t', {}, 600)
  expect(database.all('select * from oidc_items')).toHaveLength(1)
})

test('a grant is as old as the first time that it was kept, and only its person’s', async () => {
  const { database, clock, of } = makeStore()
  await of('Grant').upsert('g1', { accountId: 'alice' }, 600)
  clock.nowMs += 5_000
  await of('Grant').upsert('g1', { accountId: 'alice' }, 600)
  expect(grantIssuedAt(database, grant, 'alice', clock.nowMs)).toBe(nowMs)
  expect(grantIssuedAt(database, grant, 'bob', clock.nowMs)).toBeUndefined()
  endGrant(database, grant)
  expect(grantIssuedAt(database, grant, 'alice', clock.nowMs)).toBeUndefined()
})

describe('a token’s state', () => {
  test.each([
    { changedMs: -1, stands: true },
    { changedMs: 0, stands: false },
    { changedMs: 1, stands: false },
  ])('with a change of credentials $changedMs ms after the grant: $stands', async ({ changedMs, stands }) => {
    const { database, of } = makeStore()
    await of('Grant').upsert('g1', { accountId: 'alice' }, 600)
    database.run("update people set tokens_valid_from = ? where id = 'alice'", nowMs + changedMs)
    expect(soundDefences.checkTokenState(database, { person: 'alice', grant }, nowMs)).toBe(stands)
    expect(soundDefences.checkTokenState(database, { person: 'bob', grant }, nowMs)).toBe(false)
    expect(soundDefences.checkTokenState(database, { person: 'alice', grant: null }, nowMs)).toBe(true)
    expect(soundDefences.checkTokenState(database, { person: 'nobody', grant: null }, nowMs)).toBe(false)
  })
})

test('the server’s own secrets are made once, differ by name, and lie sealed', async () => {
  const database = makeDatabase()
  const [bytes, again, other] = [keptBytes(database, 'a'), keptBytes(database, 'a'), keptBytes(database, 'b')]
  expect([bytes.length, bytes.equals(again), bytes.equals(other)]).toEqual([32, true, false])
  const signing = await keptKey(database, 'signing')
  expect(await keptKey(database, 'signing')).toEqual(signing)
  expect((await keptKey(database, 'gateway')).kid).not.toBe(signing.kid)
  expect(JSON.stringify(database.all('select * from kept_secrets'))).not.toContain(signing.d)
})
