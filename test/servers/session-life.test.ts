import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { loadReference } from '../../servers/index.ts'
import { absoluteSeconds, freshSeconds, idleSeconds, touchSeconds } from '../../servers/limits.ts'
import { type Browser, challengeIn, email, enrolled, movableClock, openBrowser } from './browser.ts'
import { knownAtProvider } from './known-at-provider.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

const clock = movableClock()
let town: OpenDeployment
let person: Person
let stranger: Person
beforeAll(async () => {
  town = await openDeployment({ now: clock.now })
  ;[person, stranger] = [await enrolled(town, 'session-life'), await enrolled(town, 'session-life stranger')]
}, 30_000)
afterAll(() => town.close())

let home: Browser
beforeEach(async () => {
  home = await openBrowser(town, clock.now)
  await home.signIn(person)
})
const reads = async (browser: Browser) => (await browser.ask('GET', '/api/account')).status
const wants = (browser: Browser, name: string) => browser.change('PUT', '/api/profile/email', email(name))

/** The same browser and key with other cookies. */
async function withCookie(browser: Browser, cookie: string, work: () => Promise<unknown>): Promise<void> {
  const kept = new Map(browser.cookies)
  browser.cookies.set('__Host-session', cookie)
  await work()
  browser.cookies.clear()
  for (const [name, value] of kept) browser.cookies.set(name, value)
}

describe('the cookie', () => {
  test('that was planted before the sign-in is not adopted', async () => {
    const browser = await openBrowser(town, clock.now)
    browser.cookies.set('__Host-session', 'planted')
    const page = await browser.begin('/login')
    browser.cookies.set('__Host-session', 'planted')
    await browser.givePassword(page, person)
    expect(browser.session()).toMatch(/^[\w-]{43}$/)
    browser.cookies.set('__Host-session', 'planted')
    expect(await reads(browser)).toBe(401)
  })

  test('of a session that was there before the sign-in is dead after it, and so is that session', async () => {
    const before = home.session()
    const list = async () => JSON.parse((await home.ask('GET', '/api/sessions')).text).sessions
    const [old] = (await list()).filter(({ current }: { current: boolean }) => current)
    await home.signIn(person)
    expect(home.session()).not.toBe(before)
    expect((await list()).map(({ id }: { id: string }) => id)).not.toContain(old.id)
    await withCookie(home, before, async () => expect(await reads(home)).toBe(401))
  })

  test('that was copied before a step-up is dead after it', async () => {
    const before = home.session()
    await home.meet(await wants(home, 'x'), person)
    expect(home.session()).not.toBe(before)
    await withCookie(home, before, async () => expect((await wants(home, 'y')).status).toBe(401))
    expect((await wants(home, 'x')).status).toBe(200)
  })

  test('counts in the header only', async () => {
    const cookie = home.session()
    home.cookies.clear()
    for (const path of [`/api/account?session=${cookie}`, `/api/account?__Host-session=${cookie}`]) {
      expect((await home.ask('GET', path)).status).toBe(401)
    }
    expect((await home.ask('GET', `/api/account;jsessionid=${cookie}`)).status).toBe(400)
  })

  test('that comes twice is refused, whichever is first, and ends nothing', async () => {
    for (const cookie of [
      `__Host-session=x; __Host-session=${home.session()}`,
      `__Host-session=${home.session()}; __Host-session=x`,
    ]) {
      expect((await home.ask('GET', '/api/account', { cookie })).status).toBe(400)
    }
    expect(await reads(home)).toBe(200)
  })
})

describe('a step-up', () => {
  test('of one session is none of another one of the same person', async () => {
    const other = await openBrowser(town, clock.now)
    await other.signIn(person)
    await home.meet(await wants(home, 'x'), person)
    expect([(await wants(other, 'x')).status, (await wants(home, 'x')).status]).toEqual([401, 200])
  })

  test('for one thing is none for another', async () => {
    await home.meet(await wants(home, 'x'), person)
    expect((await home.change('POST', '/session/trust-device')).status).toBe(401)
  })

  test('cannot be begun in another session of the same person', async () => {
    const other = await openBrowser(town, clock.now)
    await other.signIn(person)
    expect((await other.ask('GET', challengeIn(await wants(home, 'x')))).status).toBe(403)
  })

  test('that was begun in one session cannot be finished in another', async () => {
    const page = await home.begin(challengeIn(await wants(home, 'x')))
    const other = await openBrowser(town, clock.now)
    await other.signIn(person)
    // The same browser, by its own cookie, but by now with the cookie of the other session.
    home.cookies.set('__Host-session', other.session())
    expect(home.landing(await home.givePasskey(page, person))).toBe(403)
    expect((await wants(other, 'x')).status).toBe(401)
  })

  test('is void when a newer one for the same was begun', async () => {
    const older = challengeIn(await wants(home, 'x'))
    const page = await home.begin(older)
    const newer = challengeIn(await wants(home, 'x'))
    expect((await home.ask('GET', older)).status).toBe(404)
    expect(home.landing(await home.givePasskey(page, person))).toBe(403)
    expect(home.landing(await home.givePasskey(await home.begin(newer), person))).toBe('/')
  })

  test('is answered once', async () => {
    const asked = await wants(home, 'x')
    expect(home.landing(await home.meet(asked, person))).toBe('/')
    expect((await home.ask('GET', challengeIn(asked))).status).toBe(404)
  })

  test('that somebody else answers ends the session, and changes nobody into anybody', async () => {
    const cookie = home.session()
    const challenge = challengeIn(await home.change('DELETE', `/api/sessions/${await ownOther()}`))
    // The provider does not know the browser any more, so it takes anybody.
    home.cookies.delete('__Host-idp-session')
    const answer = await home.givePassword(await home.begin(challenge), stranger)
    expect([home.landing(answer), home.session()]).toEqual([403, ''])
    home.cookies.set('__Host-session', cookie)
    expect(await reads(home)).toBe(401)
  })

  /** The id of another session of the person. */
  async function ownOther(): Promise<string> {
    const other = await openBrowser(town, clock.now)
    await other.signIn(person)
    const { sessions } = JSON.parse((await other.ask('GET', '/api/sessions')).text)
    return sessions.find(({ current }: { current: boolean }) => current).id
  }

  test.each([
    { late: freshSeconds, status: 200 },
    { late: freshSeconds + 1, status: 401 },
  ])('opens what it was for $late s later: $status', async ({ late, status }) => {
    await home.meet(await wants(home, 'x'), person)
    clock.advance(late * 1000)
    expect((await wants(home, 'y')).status).toBe(status)
  })
})

describe('a session', () => {
  test('ends when nobody uses it, and not a moment later than stated', async () => {
    for (let use = 0; use < 2; use += 1) {
      clock.advance(idleSeconds * 1000)
      expect(await reads(home)).toBe(200)
    }
    clock.advance(idleSeconds * 1000 + 1)
    expect(await reads(home)).toBe(401)
  })

  test('ends a few seconds early after a use that was not noted, never late', async () => {
    clock.advance(touchSeconds * 1000 - 1)
    expect(await reads(home)).toBe(200)
    clock.advance((idleSeconds - touchSeconds) * 1000 + 2)
    expect(await reads(home)).toBe(401)
  })

  test('ends eight hours after sign-in, however busy', async () => {
    const start = clock.now()
    const stepMs = (idleSeconds - 60) * 1000
    while (clock.now() - start + stepMs < absoluteSeconds * 1000) {
      clock.advance(stepMs)
      expect(await reads(home)).toBe(200)
    }
    clock.advance(start + absoluteSeconds * 1000 - clock.now())
    expect(await reads(home)).toBe(200)
    clock.advance(1)
    expect(await reads(home)).toBe(401)
  })

  test('at the provider ends eight hours after sign-in too, however often it is used', async () => {
    for (let hours = 2; hours < absoluteSeconds / 3600; hours += 2) {
      clock.advance(2 * 3_600_000)
      expect(await knownAtProvider(town, home)).toBe(true)
    }
    clock.advance(2 * 3_600_000)
    expect(await knownAtProvider(town, home)).toBe(false)
  })

  test('is not kept alive by what a page asks for by itself', async () => {
    const { soundDefences } = await loadReference()
    const countsAsActivity = (route: Parameters<typeof soundDefences.countsAsActivity>[0]) =>
      soundDefences.countsAsActivity(route.path === '/api/sessions' ? { ...route, passive: true } : route)
    const polled = await openDeployment({ now: clock.now, defences: { ...soundDefences, countsAsActivity } })
    try {
      const browser = await openBrowser(polled, clock.now)
      await browser.signIn(await enrolled(polled, 'session-life'))
      const polls = async () => (await browser.ask('GET', '/api/sessions')).status
      const statuses = []
      for (let poll = 0; poll < 4; poll += 1) {
        clock.advance((idleSeconds / 3) * 1000)
        statuses.push(await polls())
      }
      expect(statuses).toEqual([200, 200, 200, 401])
    } finally {
      await polled.close()
    }
  })
})
