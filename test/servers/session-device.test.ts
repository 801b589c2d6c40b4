import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { deviceKeySeconds, idleSeconds } from '../../servers/limits.ts'
import { type Browser, email, enrolled, movableClock, openBrowser } from './browser.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

const clock = movableClock()
const terms = { payee: 'DE17000000000000000001', cents: 95_000 }
let town: OpenDeployment
let person: Person
beforeAll(async () => {
  town = await openDeployment({ now: clock.now })
  person = await enrolled(town, 'session-device')
}, 30_000)
afterAll(() => town.close())

let home: Browser
beforeEach(async () => {
  home = await openBrowser(town, clock.now)
  await home.signIn(person)
})
const reads = async (browser: Browser) => (await browser.ask('GET', '/api/account')).status

/** Somebody with the cookie and a browser that calls itself the same. */
async function thiefOf(victim: Browser): Promise<Browser> {
  const thief = await openBrowser(town, clock.now)
  thief.cookies.set('__Host-session', victim.session())
  return thief
}

describe('what changes something', () => {
  test('is done for the device that shows its key', async () => {
    expect((await home.change('POST', '/api/transfers', terms)).status).toBe(201)
  })

  test.each([
    ['no proof', async () => ({ origin: town.deployment.origin })],
    ['a proof for another path', async () => ({ 'device-proof': await home.proof('POST', '/api/transfer') })],
    ['a proof for another method', async () => ({ 'device-proof': await home.proof('PUT', '/api/transfers') })],
    ['garbage', async () => ({ 'device-proof': 'a.b.c' })],
  ])('and comes with %s ends the session', async (_what, headers) => {
    const answer = await home.ask('POST', '/api/transfers', await headers(), terms)
    expect([answer.status, JSON.parse(answer.text).error]).toEqual([401, 'session_ended'])
    expect(home.session()).toBe('')
  })

  test('and comes with a proof that was used ends the session', async () => {
    const seen = { 'device-proof': await home.proof('POST', '/api/transfers') }
    const statuses = [
      await home.ask('POST', '/api/transfers', seen, terms),
      await home.ask('POST', '/api/transfers', seen, terms),
    ]
    expect(statuses.map(({ status }) => status)).toEqual([201, 401])
  })

  test('and comes with the key of somebody who copied the cookie ends the session for both', async () => {
    const thief = await thiefOf(home)
    expect(await reads(thief)).toBe(200)
    expect((await thief.change('POST', '/api/transfers', terms)).status).toBe(401)
    expect(await reads(home)).toBe(401)
  })
})

test('a cookie in a browser of another name ends the session at the first look', async () => {
  const thief = await thiefOf(home)
  expect((await thief.ask('GET', '/api/account', { 'user-agent': 'another' })).status).toBe(401)
  expect(await reads(home)).toBe(401)
})

test('the log says whose session was ended, also where it ran out', async () => {
  const ended = async (headers: Record<string, string> = {}) => {
    const before = town.deployment.audit.after(0).length
    await home.ask('GET', '/api/account', headers)
    return town.deployment.audit.after(before)
  }
  expect(await ended({ 'user-agent': 'another' })).toMatchObject([{ decision: 'end', person: person.id }])
  await home.signIn(person)
  clock.advance((idleSeconds + 1) * 1000)
  expect(await ended()).toMatchObject([{ decision: 'end', person: person.id, reason: 'the session is over' }])
})

describe('the key of the device', () => {
  const withoutKey = async () => {
    const browser = await openBrowser(town, clock.now)
    await browser.givePassword(await browser.begin('/login'), person)
    return browser
  }

  test('is shown once', async () => {
    expect((await home.showKey()).status).toBe(409)
    expect(await reads(home)).toBe(200)
  })

  test('cannot be exchanged by somebody who copied the cookie', async () => {
    expect((await (await thiefOf(home)).showKey()).status).toBe(401)
    expect(await reads(home)).toBe(401)
  })

  test('wins once when it is shown twenty times at once', async () => {
    const browser = await withoutKey()
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await browser.showKey()).status))
    expect(statuses.toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
  })

  test('has to be proven', async () => {
    const browser = await withoutKey()
    const { origin } = town.deployment
    expect((await browser.ask('POST', '/session/device-key', { origin })).status).toBe(400)
    expect((await browser.ask('POST', '/session/device-key', { 'device-proof': 'a.b.c' })).status).toBe(400)
    expect((await browser.showKey()).status).toBe(201)
  })

  test('comes too late after a minute; the session reads and can do nothing that needs an approval', async () => {
    const browser = await withoutKey()
    clock.advance(deviceKeySeconds * 1000 + 1)
    expect((await browser.showKey()).status).toBe(409)
    expect(await reads(browser)).toBe(200)
    const refused = await browser.change('PUT', '/api/profile/email', email('x'))
    expect([refused.status, JSON.parse(refused.text).error_description]).toEqual([
      403,
      'this device has shown no key: sign in again',
    ])
    expect((await browser.change('POST', '/logout')).status).toBe(303)
  })

  test('belongs to one session: the next one has to show it again', async () => {
    await home.givePassword(await home.begin('/login'), person)
    expect((await home.change('PUT', '/api/profile/email', email('x'))).status).toBe(403)
    expect((await home.showKey()).status).toBe(201)
    expect((await home.change('PUT', '/api/profile/email', email('x'))).status).toBe(401)
  })
})
