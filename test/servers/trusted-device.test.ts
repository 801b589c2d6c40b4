import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { checkTrustedDevice, trustDevice } from '../../servers/gateway/context/trusted-device.ts'
import { trustedDeviceSeconds } from '../../servers/limits.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import { enrolled, openBrowser } from './browser.ts'
import { type OpenDeployment, openDeployment, valuesOf } from './open-deployment.ts'
import { browser, deviceKeyShown, makeDatabase, nowMs } from './store.ts'

describe('a trusted device', () => {
  const trusting = (deviceKey: string | null = deviceKeyShown) => {
    const database = makeDatabase()
    const cookie = trustDevice(database, { person: 'alice', agent: browser.agent, deviceKey }, undefined, nowMs)
    const known = ({ who = 'alice', shown = browser, late = 0, as = cookie }: Partial<Shown> = {}) =>
      checkTrustedDevice(database, as, who, shown, nowMs + late)
    return { database, cookie, known }
  }
  interface Shown {
    readonly who: string
    readonly shown: typeof browser
    readonly late: number
    readonly as: string
  }

  test('is known again, on a navigation and with its key', () => {
    const { known } = trusting()
    expect([known(), known({ shown: { ...browser, key: deviceKeyShown } })]).toEqual([true, true])
  })

  test.each<[string, Partial<Shown>]>([
    ['a made-up cookie', { as: 'x'.repeat(43) }],
    ['an empty cookie', { as: '' }],
    ['somebody else', { who: 'bob' }],
    ['somebody who is not there', { who: 'carol' }],
    ['another browser', { shown: { ...browser, agent: 'another' } }],
    ['another key', { shown: { ...browser, key: 'another' } }],
    ['after its end', { late: trustedDeviceSeconds * 1000 }],
  ])('is not known by %s', (_what, shown) => {
    expect(trusting().known(shown)).toBe(false)
  })

  test('is known to its last moment', () => {
    expect(trusting().known({ late: trustedDeviceSeconds * 1000 - 1 })).toBe(true)
  })

  test('is not known without a cookie', () => {
    const { database } = trusting()
    expect(checkTrustedDevice(database, undefined, 'alice', browser, nowMs)).toBe(false)
  })

  test('that never showed a key is known by browser and cookie', () => {
    expect(trusting(null).known({ shown: { ...browser, key: 'any' } })).toBe(true)
  })

  test('is forgotten when credentials change, also where its record is left behind', () => {
    const { database, known } = trusting()
    database.run("update people set credentials_version = 1 where id = 'alice'")
    expect(known()).toBe(false)
    database.run("update people set credentials_version = 0 where id = 'alice'")
    expect(known()).toBe(true)
    credentialsChanged(database, { person: 'alice', says: 'x', keepSession: null, nowMs })
    expect(database.get('select count(*) as n from trusted_devices')).toEqual({ n: 0 })
  })

  test('has one record at a time, and the store only a hash of its cookie', () => {
    const { database, cookie, known } = trusting()
    const next = trustDevice(database, { person: 'alice', agent: browser.agent, deviceKey: null }, cookie, nowMs)
    expect([known(), known({ as: next })]).toEqual([false, true])
    expect(JSON.stringify(database.all('select * from trusted_devices'))).not.toMatch(new RegExp(`${cookie}|${next}`))
  })
})

describe('through the gateway', () => {
  let town: OpenDeployment
  beforeAll(async () => {
    town = await openDeployment()
  })
  afterAll(() => town.close())

  test('a sign-in on a device that is not trusted is told to the owner, one on a trusted device is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stepproof-notices-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const store = join(folder, 'bank.sqlite')
    const kept = await openDeployment({ store })
    onTestFinished(() => kept.close())
    const notices = () => {
      const database = new DatabaseSync(store, { readOnly: true })
      const found = database.prepare("select count(*) as n from notices where says like 'Somebody signed in%'").get()
      database.close()
      return found?.n
    }
    const person = await enrolled(kept, 'told')
    const home = await openBrowser(kept)
    await home.signIn(person)
    expect(notices()).toBe(1)
    await home.meet(await home.change('POST', '/session/trust-device'), person)
    await home.change('POST', '/session/trust-device')
    await home.signIn(person)
    expect(notices()).toBe(1)
    home.cookies.set('__Host-trusted-device', 'x'.repeat(43))
    await home.signIn(person)
    expect(notices()).toBe(2)
  })

  test('a device is declared one’s own after a step-up of level 2, by a cookie for thirty days, and opens nothing', async () => {
    const person = await enrolled(town, 'trusted')
    const home = await openBrowser(town)
    await home.signIn(person)
    const asked = await home.change('POST', '/session/trust-device')
    expect([asked.status, JSON.parse(asked.text).acr_values]).toEqual([401, 'urn:stepproof:acr:2'])
    await home.meet(asked, person)
    const answer = await home.change('POST', '/session/trust-device')
    expect(answer.status).toBe(201)
    expect(valuesOf(answer, 'set-cookie')).toEqual([
      expect.stringMatching(/^__Host-trusted-device=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/i),
    ])
    await home.signIn(person)
    expect(home.cookies.has('__Host-trusted-device')).toBe(true)
    expect((await home.change('POST', '/session/trust-device')).status).toBe(401)
    expect((await home.change('PUT', '/api/profile/email', { email: 'x@example.test' })).status).toBe(401)
  })
})
