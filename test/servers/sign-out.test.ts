import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { startSession } from '../../servers/gateway/context/sessions.ts'
import { signOut } from '../../servers/gateway/context/sign-out.ts'
import { signOutEverywhere } from '../../servers/gateway/context/sign-out-everywhere.ts'
import { trustDevice } from '../../servers/gateway/context/trusted-device.ts'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { ItemStore } from '../../servers/idp/item-store.ts'
import { loadReference } from '../../servers/index.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import type { Database } from '../../servers/store/database.ts'
import { findById } from '../../servers/store/people.ts'
import { type Browser, challengeIn, email, enrolled, openBrowser } from './browser.ts'
import { knownAtProvider } from './known-at-provider.ts'
import { type OpenDeployment, openDeployment, valuesOf } from './open-deployment.ts'
import { browser as device, makeDatabase, nowMs, nowSeconds } from './store.ts'

let town: OpenDeployment
let person: Person
let stranger: Person
beforeAll(async () => {
  town = await openDeployment()
  ;[person, stranger] = [await enrolled(town, 'sign-out'), await enrolled(town, 'sign-out stranger')]
}, 30_000)
afterAll(() => town.close())

let home: Browser
let phone: Browser
beforeEach(async () => {
  ;[home, phone] = [await openBrowser(town), await openBrowser(town)]
  await home.signIn(person)
  await phone.signIn(person)
})
const reads = async (browser: Browser) => (await browser.ask('GET', '/api/account')).status
const wants = (browser: Browser) => browser.change('PUT', '/api/profile/email', email('x'))
const own = async (browser: Browser): Promise<{ id: string; current: boolean }[]> =>
  JSON.parse((await browser.ask('GET', '/api/sessions')).text).sessions
const idOf = async (browser: Browser) => (await own(browser)).find(({ current }) => current)?.id ?? ''

/** Without the cookie of the session at the provider, which goes on and would stop at its page what is to be stopped at the gateway. */
async function signOutKeepingCookies(browser: Browser): Promise<void> {
  const cookies = [...browser.cookies]
  browser.cookies.delete('__Host-idp-session')
  await browser.change('POST', '/logout')
  for (const [name, value] of cookies) browser.cookies.set(name, value)
}

describe('signing out', () => {
  test('ends the copied cookie too, and takes the cookies away', async () => {
    const cookie = home.session()
    const answer = await home.change('POST', '/logout')
    expect(home.landing(answer)).toBe('/')
    expect(valuesOf(answer, 'set-cookie').map((line) => line.split(';', 2)[0])).toEqual(['__Host-session=', '__Host-browser='])
    home.cookies.set('__Host-session', cookie)
    expect(await reads(home)).toBe(401)
  })

  test('ends the challenge that was open: an answer that comes later opens nothing', async () => {
    const page = await home.begin(challengeIn(await wants(home)))
    await signOutKeepingCookies(home)
    expect(home.landing(await home.givePasskey(page, person))).toBe(403)
  })

  test('ends the sign-in that this browser has begun, and leaves others alone', async () => {
    const [page, elsewhere] = [await home.begin('/login'), await phone.begin('/login')]
    await signOutKeepingCookies(home)
    expect(home.landing(await home.givePassword(page, person))).toBe(403)
    expect(phone.landing(await phone.givePassword(elsewhere, person))).toBe('/')
  })

  test('ends the browser’s session at the provider: whoever comes next is asked for the password', async () => {
    const cookies = [...home.cookies]
    expect(await knownAtProvider(town, home)).toBe(true)
    await home.change('POST', '/logout')
    for (const [name, value] of cookies) home.cookies.set(name, value)
    expect([await knownAtProvider(town, home), await knownAtProvider(town, phone)]).toEqual([false, true])
  })

  test('leaves the other sessions, and the trust in the device', async () => {
    await home.meet(await home.change('POST', '/session/trust-device'), person)
    expect((await home.change('POST', '/session/trust-device')).status).toBe(201)
    await home.change('POST', '/logout')
    expect([await reads(phone), home.cookies.has('__Host-trusted-device')]).toEqual([200, true])
  })

  test('that cannot be written says so, and takes no cookie away', async () => {
    const { soundDefences } = await loadReference()
    const broken = () => {
      throw new Error('the disk is full')
    }
    const failing = await openDeployment({ defences: { ...soundDefences, signOut: broken, signOutEverywhere: broken } })
    try {
      const browser = await openBrowser(failing)
      await browser.signIn(await enrolled(failing, 'sign-out'))
      for (const path of ['/logout', '/logout/everywhere']) {
        const answer = await browser.change('POST', path)
        expect([answer.status, valuesOf(answer, 'set-cookie')]).toEqual([503, []])
        expect(await reads(browser)).toBe(200)
      }
    } finally {
      await failing.close()
    }
  })

  test('takes a request of our own pages', async () => {
    for (const headers of [{}, { origin: 'https://evil.test' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }]) {
      expect((await home.ask('POST', '/logout', headers)).status).toBe(403)
    }
    expect((await home.ask('GET', '/logout')).status).toBe(405)
    expect(await reads(home)).toBe(200)
  })
})

describe('signing out everywhere', () => {
  test('ends every session, open challenge and half-finished proof of the person, and nobody else’s', async () => {
    const other = await openBrowser(town)
    await other.signIn(stranger)
    const page = await phone.begin(challengeIn(await wants(phone)))
    const answer = await home.change('POST', '/logout/everywhere')
    expect([answer.status, home.session()]).toEqual([200, ''])
    expect([await reads(home), await reads(other)]).toEqual([401, 200])
    // The provider has forgotten the phone's session: it wants the password first.
    expect((await phone.ask('POST', `${page}/webauthn/options`)).status).toBeGreaterThanOrEqual(400)
    expect(await reads(phone)).toBe(401)
  })
})

describe('the list of sessions', () => {
  test('says where one is signed in, and which one this is', async () => {
    const { sessions } = JSON.parse((await home.ask('GET', '/api/sessions')).text)
    const listed = sessions.filter(({ current }: { current: boolean }) => current)
    expect(listed).toEqual([
      {
        id: expect.any(String),
        device: expect.stringContaining('browser'),
        address: '127.0.0.1',
        since: expect.any(Number),
        seen: expect.any(Number),
        current: true,
      },
    ])
    expect(JSON.stringify(sessions)).not.toContain(home.session())
    expect(sessions.map(({ id }: { id: string }) => id)).toContain(await idOf(phone))
  })

  test('ends another session after the password, and only that one', async () => {
    const path = `/api/sessions/${await idOf(phone)}`
    const asked = await home.change('DELETE', path)
    expect([asked.status, JSON.parse(asked.text).acr_values]).toEqual([401, 'urn:stepproof:acr:1'])
    expect(await reads(phone)).toBe(200)
    await home.givePassword(await home.begin(challengeIn(asked)), person)
    expect((await home.change('DELETE', path)).status).toBe(200)
    expect([await reads(phone), await reads(home)]).toEqual([401, 200])
  })

  test('does not end the session in hand: that is a sign-out', async () => {
    expect((await home.change('DELETE', `/api/sessions/${await idOf(home)}`)).status).toBe(409)
    expect(home.session()).not.toBe('')
  })

  test('ends nobody else’s session, and does not say whether there is one', async () => {
    const other = await openBrowser(town)
    await other.signIn(stranger)
    const id = await idOf(other)
    const answers = await Promise.all([id, 'x'.repeat(43)].map((one) => home.change('DELETE', `/api/sessions/${one}`)))
    expect(answers.map(({ status, text }) => [status, JSON.parse(text).error_description])).toEqual([
      [404, 'no such session'],
      [404, 'no such session'],
    ])
    expect(await reads(other)).toBe(200)
  })
})

describe('in the store', () => {
  const tables = ['sessions', 'challenges', 'elevations', 'pending_factors', 'interaction_progress', 'trusted_devices'] as const
  const count = (database: Database, person: string) =>
    tables.map((table) => Number(database.get(`select count(*) as n from ${table} where person = ?`, person)?.n))

  async function withAll(database: Database, person: string): Promise<string> {
    startSession(database, { person, level: 1, authTime: nowSeconds, address: 'a', device }, nowMs)
    const session = String(database.get('select id from sessions where person = ?', person)?.id)
    database.run("insert into challenges values (?, ?, ?, '{}', 2, 'a', ?)", `c-${person}`, session, person, nowMs)
    database.run(
      "insert into elevations values (?, ?, ?, 'x', '{}', 2, 'totp', 0, 0, ?, 'a')",
      `e-${person}`,
      session,
      person,
      nowMs,
    )
    database.run("insert into pending_factors values (?, ?, ?, 'totp', '', ?)", `f-${person}`, person, session, nowMs)
    database.run('insert into interaction_progress (uid_hash, person, expires_at) values (?, ?, ?)', `i-${person}`, person, nowMs)
    trustDevice(database, { person, agent: device.agent, deviceKey: null }, undefined, nowMs)
    await new ItemStore('Grant', { database, defences: soundDefences, now: () => nowMs }).upsert(
      `g-${person}`,
      { accountId: person },
      60,
    )
    return session
  }
  const items = (database: Database) => Number(database.get('select count(*) as n from oidc_items')?.n)

  test('signing out leaves nothing of the session', async () => {
    const database = makeDatabase()
    const session = await withAll(database, 'alice')
    await withAll(database, 'bob')
    signOut(database, session, null)
    expect(count(database, 'alice')).toEqual([0, 0, 0, 0, 1, 1])
    expect(count(database, 'bob')).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('signing out everywhere leaves nothing of the person, and dates tokens from now', async () => {
    const database = makeDatabase()
    for (const person of ['alice', 'bob']) await withAll(database, person)
    signOutEverywhere(database, 'alice', nowMs + 5)
    expect([count(database, 'alice'), items(database)]).toEqual([[0, 0, 0, 0, 0, 0], 1])
    expect(count(database, 'bob')).toEqual([1, 1, 1, 1, 1, 1])
    expect(findById(database, 'alice')).toMatchObject({ tokens_valid_from: nowMs + 5, credentials_version: 0 })
    expect(findById(database, 'bob')).toMatchObject({ tokens_valid_from: 0 })
  })

  test('a change of credentials does the same but for the session that made it', async () => {
    const database = makeDatabase()
    const session = await withAll(database, 'alice')
    startSession(database, { person: 'alice', level: 2, authTime: nowSeconds, address: 'a', device }, nowMs)
    credentialsChanged(database, { person: 'alice', says: 'Your password was changed.', keepSession: session, nowMs })
    expect([count(database, 'alice'), items(database)]).toEqual([[1, 0, 0, 1, 0, 0], 0])
    expect(findById(database, 'alice')).toMatchObject({ tokens_valid_from: nowMs, credentials_version: 1 })
    expect(database.get('select id, level from sessions')).toEqual({ id: session, level: 1 })
  })
})
