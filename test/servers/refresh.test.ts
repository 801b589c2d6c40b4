import { generateKeyPair } from 'dpop'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { acrOf } from '../../servers/levels.ts'
import { refreshIdleSeconds, refreshSeconds } from '../../servers/limits.ts'
import { type Database, openDatabase } from '../../servers/store/database.ts'
import { type App, openApp, type Tokens } from './app-client.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { alice, key } from './store.ts'
import { temporaryFile } from './temporary-file.ts'

let town: OpenDeployment
/** The same store, as another node sees it. */
let database: Database
let app: App
/** Somebody new for each test: a code is good once. */
let person: string
let number = 0
let tokens: Tokens
beforeAll(async () => {
  const store = temporaryFile('refresh.sqlite')
  town = await openDeployment({ store, storeKey: key })
  database = openDatabase(store, key)
})
afterAll(async () => {
  database.close()
  await town.close()
})
beforeEach(async () => {
  number += 1
  person = `person-${number}`
  const account = { ...alice, id: person, login: person }
  await town.deployment.enrol(account, null)
  app = await openApp(town, { person: account })
  tokens = await app.signIn()
  return async () => {
    vi.useRealTimers()
    await app.close()
  }
})

/** Moves the clock of the whole process, and of nothing else. */
const pass = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
const many = Array.from({ length: 50 }, (_, index) => index)

test('a refresh token brings a new pair, and both access tokens open the account', async () => {
  const renewed = app.tokens(await app.refresh(tokens.refresh_token))
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
  expect(renewed.access_token).not.toBe(tokens.access_token)
  const opened = [tokens, renewed].map(async ({ access_token }) => (await app.account(access_token)).status)
  expect(await Promise.all(opened)).toEqual([200, 200])
  expect((await app.refresh(renewed.refresh_token)).status).toBe(200)
})

test('a refreshed token tells of the sign-in as it was', async () => {
  const before = decodeJwt(tokens.access_token)
  pass(300)
  const renewed = app.tokens(await app.refresh(tokens.refresh_token))
  const after = decodeJwt(renewed.access_token)
  expect(after).toMatchObject({
    sub: person,
    acr: acrOf(1),
    amr: ['pwd'],
    auth_time: before.auth_time,
    cnf: before.cnf,
    grant: before.grant,
  })
  expect(after.iat ?? 0).toBeGreaterThanOrEqual((before.iat ?? 0) + 300)
  expect(decodeJwt(renewed.id_token)).toMatchObject({ acr: acrOf(1), auth_time: before.auth_time })
})

test('a step-up brings no refresh token, and what was approved is not in a renewed token', async () => {
  const stepped = await app.stepUp(detailsOf('change-email'), acrOf(2))
  expect(stepped.refresh_token).toBeUndefined()
  expect(decodeJwt(stepped.access_token)).toMatchObject({ acr: acrOf(2), authorization_details: [{ operation: 'change-email' }] })
  const renewed = decodeJwt(app.tokens(await app.refresh(tokens.refresh_token)).access_token)
  expect(renewed).toMatchObject({ acr: acrOf(1), amr: ['pwd'] })
  expect(renewed).not.toHaveProperty('authorization_details')
})

test('a renewal cannot ask for more', async () => {
  const details = JSON.stringify([detailsOf('change-email')])
  const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '', authorization_details: details }
  const { access_token } = app.tokens(await app.redeem({ ...form, acr_values: acrOf(3), claims: '{}', scope: 'openid' }))
  expect(decodeJwt(access_token)).toMatchObject({ acr: acrOf(1) })
  expect(decodeJwt(access_token)).not.toHaveProperty('authorization_details')
})

describe('an old refresh token', () => {
  test('is refused, and ends every token of the sign-in', async () => {
    const stepped = await app.stepUp(detailsOf('change-email'), acrOf(2))
    const renewed = app.tokens(await app.refresh(tokens.refresh_token))
    expect((await app.refresh(tokens.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await app.refresh(renewed.refresh_token)).status).toBe(400)
    for (const { access_token } of [tokens, renewed, stepped]) expect((await app.account(access_token)).status).toBe(401)
    expect((await app.account((await app.signIn()).access_token)).status).toBe(200)
  })

  test('is known for old after a renewal of the renewal', async () => {
    const second = app.tokens(await app.refresh(tokens.refresh_token))
    const third = app.tokens(await app.refresh(second.refresh_token))
    expect((await app.refresh(tokens.refresh_token)).status).toBe(400)
    expect((await app.refresh(third.refresh_token)).status).toBe(400)
  })
})

test.each([2, 50])('of %i refreshes at once one succeeds, and the family is dead', async (times) => {
  // A nonce first, so that all of them carry one.
  await app.account(tokens.access_token)
  const answers = await Promise.all(many.slice(0, times).map(() => app.refresh(tokens.refresh_token)))
  const won = answers.filter(({ status }) => status === 200)
  expect(won).toHaveLength(1)
  expect(answers.filter(({ body }) => body.error === 'invalid_grant')).toHaveLength(times - 1)
  const [winner] = won.map(app.tokens)
  expect((await app.refresh(winner?.refresh_token)).status).toBe(400)
  expect((await app.account(winner?.access_token ?? '')).status).toBe(401)
  expect((await app.account(tokens.access_token)).status).toBe(401)
})

describe('a stolen refresh token is worth nothing', () => {
  test('with another key, and the holder is not disturbed', async () => {
    const thief = await openApp(town, { keys: await generateKeyPair('ES256') })
    expect((await thief.refresh(tokens.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    await thief.close()
    expect((await app.refresh(tokens.refresh_token)).status).toBe(200)
  })

  test('without a proof', async () => {
    const body = { grant_type: 'refresh_token', client_id: 'app', refresh_token: tokens.refresh_token ?? '' }
    expect((await app.send('POST', `${app.issuer}/token`, { body })).status).toBe(400)
  })

  test('for another client', async () => {
    const answer = await app.redeem({
      grant_type: 'refresh_token',
      client_id: 'gateway',
      refresh_token: tokens.refresh_token ?? '',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect((await app.refresh(tokens.refresh_token)).status).toBe(200)
  })

  test('as an access token', async () => {
    expect((await app.account(tokens.refresh_token ?? '')).status).toBe(401)
  })
})

describe('neither token outlives', () => {
  const dead = async () => {
    expect((await app.account(tokens.access_token)).status).toBe(401)
    expect((await app.refresh(tokens.refresh_token)).status).toBe(400)
  }
  const change = async (sql: string) => {
    database.run(sql)
    await database.settled()
  }

  test('a lock', async () => {
    await change(`update people set locked = 1 where id = '${person}'`)
    await dead()
    expect((await app.authorize()).answer.location?.searchParams.get('error')).toBe('access_denied')
    await change(`update people set locked = 0 where id = '${person}'`)
  })

  test('a change of credentials, and a sign-in after it does', async () => {
    const says = 'Your password was changed.'
    soundDefences.credentialsChanged(database, { person, says, keepSession: null, nowMs: Date.now() })
    await database.settled()
    await dead()
    expect((await app.account((await app.signIn()).access_token)).status).toBe(200)
  })

  test('an end of all tokens that deletes none of them', async () => {
    await change(`update people set tokens_valid_from = ${Date.now()} where id = '${person}'`)
    await dead()
    expect((await app.account((await app.signIn()).access_token)).status).toBe(200)
  })

  test('the session at the provider', async () => {
    await change("delete from oidc_items where model = 'Session'")
    expect((await app.refresh(tokens.refresh_token)).status).toBe(400)
  })

  test('a revocation of the refresh token by the app', async () => {
    const body = { client_id: 'app', token: tokens.refresh_token ?? '' }
    expect((await app.send('POST', `${app.issuer}/token/revocation`, { body })).status).toBe(200)
    await dead()
  })

  test('a sign-out with the access token', async () => {
    expect((await app.proven('POST', `${app.origin}/logout`, {}, tokens.access_token)).status).toBe(200)
    await dead()
  })

  test('the person', async () => {
    await change(`delete from totp_credentials where person = '${person}'`)
    await change(`delete from people where id = '${person}'`)
    await dead()
  })
})

describe('a refresh token is over', () => {
  test.each([
    { seconds: refreshIdleSeconds - 5, status: 200 },
    { seconds: refreshIdleSeconds + 1, status: 400 },
  ])('$seconds s after it was given out and left alone: $status', async ({ seconds, status }) => {
    pass(seconds)
    expect((await app.refresh(tokens.refresh_token)).status).toBe(status)
  })

  test('some hours after the sign-in, however often it was renewed', async () => {
    const end = Date.now() + refreshSeconds * 1000
    let held = tokens
    const step = refreshIdleSeconds - 10
    while (Date.now() + 2 * step * 1000 < end) {
      pass(step)
      held = app.tokens(await app.refresh(held.refresh_token))
    }
    for (const secondsBefore of [900, 60]) {
      pass((end - Date.now()) / 1000 - secondsBefore)
      held = app.tokens(await app.refresh(held.refresh_token))
    }
    expect((await app.account(held.access_token)).status).toBe(200)
    pass(61)
    expect((await app.refresh(held.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await app.account(held.access_token)).status).toBe(401)
  })
})
