import { describe, expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { verifyPasskey } from '../../servers/factors/verify-passkey.ts'
import { verifyPassword } from '../../servers/factors/verify-password.ts'
import { finishOnce } from '../../servers/idp/interactions/finish-once.ts'
import { forgetPendingOf, keepPending, pendingPerson } from '../../servers/idp/interactions/pending-person.ts'
import { pendingSeconds } from '../../servers/limits.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import { Browser, done, notAccepted, notNext, openTown, pending, seen, type Town, transfer } from './provider-browser.ts'
import { makeDatabase, nowMs } from './store.ts'

async function lock(town: Town, person: string): Promise<void> {
  town.database.run('update people set locked = 1 where id = ?', person)
  await town.database.settled()
}

test('the password, then an offered factor, then it is over', async () => {
  const { alice, browser, page, asked } = await pending()
  expect(JSON.parse(asked.text)).toMatchObject({ next: 'factor', level: 2, factors: ['totp', 'push', 'webauthn'] })
  const ended = await browser.totp(page, alice)
  expect(done(ended)).toBe(true)
  expect(seen(await browser.passkey(page, alice).catch(() => ended)).status).not.toBe(200)
  expect(seen(await browser.password(page, alice))).toEqual(notNext)
  expect((await browser.complete(ended)).searchParams.get('code')).not.toBeNull()
})

test('nobody learns from an answer, or from its work, which logins exist and who is locked', async () => {
  let hashed = 0
  const town = await openTown({
    verifyPassword: (password, hashes) => {
      hashed += 1
      return verifyPassword(password, hashes)
    },
  })
  const [alice, bob, carol] = [await town.settle('alice', []), await town.settle('bob', []), await town.settle('carol', [])]
  await lock(town, 'bob')
  const tried = async (login: string, password: string) => {
    const browser = new Browser(town)
    const before = hashed
    const answer = await browser.post(`${await browser.begin(1)}/password`, { login, password })
    return { ...seen(answer), hashed: hashed - before, cookies: answer.headers['set-cookie'] }
  }
  for (let times = 0; times < 6; times += 1) await tried('carol', 'wrong')
  const answers = [
    await tried('nobody', 'wrong'),
    await tried('alice', 'wrong'),
    await tried('bob', 'wrong'),
    await tried('bob', bob.password),
    await tried('carol', carol.password),
    await tried('alice@example.test', 'wrong'),
  ]
  for (const answer of answers) expect(answer).toEqual({ ...notAccepted, hashed: 1, cookies: undefined })
  expect((await tried('alice', alice.password)).status).toBe(303)
})

test('a locked person gets in by no factor, not with what began before either', async () => {
  const { town, alice, browser, page } = await pending()
  const { challenge } = JSON.parse((await browser.post(`${page}/webauthn/options`)).text)
  await browser.post(`${page}/push`)
  const { number } = JSON.parse((await browser.get(`${page}/push`)).text)
  await lock(town, 'alice')
  const { origin, id: rpId } = town.open.deployment.relyingParty
  const response = alice.passkey.assert({ challenge, origin, rpId })
  const answers = [
    await browser.totp(page, alice),
    await browser.post(`${page}/webauthn`, { response }),
    await browser.post(`${page}/webauthn/options`),
    await browser.post(`${page}/push`),
    await browser.post(`${page}/push/finish`),
  ]
  expect(number).toMatch(/^\d\d$/)
  expect(answers.map(seen)).toEqual(answers.map(() => notAccepted))
})

test.each(['totp', 'webauthn', 'push', 'push/finish', 'recovery', 'webauthn/options'])(
  'without the password %s is out of order, whatever the client claims',
  async (step) => {
    const town = await openTown()
    await town.settle('alice')
    const browser = new Browser(town)
    const page = await browser.begin(2, transfer)
    for (const body of [{}, { verified: true, mfaVerified: true, person: 'alice', method: step }, null, [], 'x']) {
      const { status } = await browser.post(`${page}/${step}`, body)
      expect([400, 409]).toContain(status)
    }
    expect(JSON.parse((await browser.get(page)).text)).toMatchObject({ next: 'password', factors: [] })
  },
)

test('empty, malformed and repeated submissions change nothing', async () => {
  const { alice, browser, page } = await pending()
  expect(seen(await browser.password(page, alice))).toEqual(notNext)
  for (const body of [{}, { code: null }, { code: ['1'] }, { code: '' }]) {
    expect(seen(await browser.post(`${page}/totp`, body))).toEqual(notAccepted)
  }
  expect(JSON.parse((await browser.get(page)).text)).toMatchObject({ next: 'factor' })
  expect(done(await browser.totp(page, alice))).toBe(true)
})

test('giving up ends it without a proof', async () => {
  const { alice, browser, page } = await pending()
  const ended = await browser.post(`${page}/cancel`)
  expect(seen(await browser.totp(page, alice))).toEqual(notNext)
  const back = await browser.complete(ended)
  expect([back.searchParams.get('error'), back.searchParams.get('code')]).toEqual(['access_denied', null])
})

test('what is pending belongs to the browser that began it, at the address that it began at', async () => {
  const { town, alice, browser, page } = await pending()
  const stranger = new Browser(town)
  const his = await stranger.begin(2, transfer)
  expect((await stranger.totp(page, alice)).status).toBe(400)
  browser.copyCookiesTo(stranger)
  expect((await stranger.send('POST', `${his}/totp`, '{}')).status).toBe(409)
  expect(done(await browser.totp(page, alice))).toBe(true)
})

test('a factor of somebody else completes nothing', async () => {
  const { town, browser, page } = await pending(3, detailsOf('admin-page'))
  const mallory = await town.settle('mallory')
  const { text } = await browser.post(`${page}/webauthn/options`)
  const { origin, id: rpId } = town.open.deployment.relyingParty
  const assertion = mallory.passkey.assert({ challenge: JSON.parse(text).challenge, origin, rpId })
  expect(seen(await browser.post(`${page}/webauthn`, { response: assertion }))).toEqual(notAccepted)
  expect(seen(await browser.password(page, mallory))).toEqual(notNext)
})

test('a step-up of a signed-in person takes neither the password nor the code of another', async () => {
  const town = await openTown()
  const [alice, mallory] = [await town.settle('alice'), await town.settle('mallory')]
  const browser = new Browser(town)
  await browser.signIn(alice)
  const page = await browser.begin(2, transfer)
  expect(seen(await browser.password(page, mallory))).toEqual(notNext)
  expect(seen(await browser.totp(page, mallory))).toEqual(notAccepted)
  expect(done(await browser.totp(page, alice))).toBe(true)
})

test('what is pending dies with new credentials and with time', async () => {
  const { town, alice, browser, page } = await pending()
  credentialsChanged(town.database, { person: 'alice', says: 'Changed.', keepSession: null, nowMs: town.now() })
  await town.database.settled()
  expect(seen(await browser.totp(page, alice))).toEqual(notNext)

  const another = await pending()
  another.town.advance(pendingSeconds - 1)
  expect(JSON.parse((await another.browser.get(another.page)).text)).toMatchObject({ next: 'factor' })
  another.town.advance(1)
  expect((await another.browser.totp(another.page, another.alice)).status).toBeGreaterThanOrEqual(400)
})

test('a passkey ceremony that was begun before the credentials changed does not complete', async () => {
  let changes = false
  const town = await openTown({
    verifyPasskey: async (database, answer) => {
      const right = await verifyPasskey(database, answer)
      if (changes) database.run('update people set credentials_version = credentials_version + 1')
      return right
    },
  })
  const alice = await town.settle('alice')
  const browser = new Browser(town)
  const page = await browser.begin(3, transfer)
  await browser.password(page, alice)
  changes = true
  expect(seen(await browser.passkey(page, alice))).toEqual(notNext)
})

test('a lock that comes while a passkey is being verified stops it', async () => {
  let locks = false
  const town = await openTown({
    verifyPasskey: async (database, answer) => {
      const right = await verifyPasskey(database, answer)
      if (locks) database.run('update people set locked = 1')
      return right
    },
  })
  const alice = await town.settle('alice')
  const browser = new Browser(town)
  const page = await browser.begin(3, transfer)
  await browser.password(page, alice)
  locks = true
  expect(seen(await browser.passkey(page, alice))).toEqual(notAccepted)
})

test('the address must name the interaction of the cookie', async () => {
  const { town, alice, browser, page } = await pending()
  const another = await browser.begin(2, transfer)
  const headers = { cookie: browser.cookiesFor(page), 'content-type': 'application/json' }
  const body = JSON.stringify({ code: alice.totp.next(town.now()).text })
  const send = (path: string) => town.open.send(town.open.deployment.issuer, `${path}/totp`, { method: 'POST', headers, body })
  expect((await send(another)).status).toBe(400)
  expect(done(await send(page))).toBe(true)
})

describe('in the store', () => {
  const step = { interaction: 'i1', nowMs }

  test.each([
    { lateMs: pendingSeconds * 1000 - 1, found: 'alice' },
    { lateMs: pendingSeconds * 1000, found: null },
  ])('the password opens the next step $lateMs ms later for $found', ({ lateMs, found }) => {
    const database = makeDatabase()
    keepPending(database, step, 'alice')
    expect(pendingPerson(database, { interaction: 'i1', nowMs: nowMs + lateMs })).toBe(found)
    expect(pendingPerson(database, { interaction: 'i2', nowMs })).toBeNull()
  })

  test('a sign-out ends what its person has begun, and nothing of others', () => {
    const database = makeDatabase()
    keepPending(database, step, 'alice')
    keepPending(database, { ...step, interaction: 'i2' }, 'bob')
    forgetPendingOf(database, 'alice')
    expect([pendingPerson(database, step), pendingPerson(database, { ...step, interaction: 'i2' })]).toEqual([null, 'bob'])
  })

  test('an interaction is finished by one of fifty that want it at once, with the credentials that it began with', async () => {
    const database = makeDatabase()
    const ending = { ...step, person: 'alice', credentialsVersion: 0 }
    expect(finishOnce(database, { ...ending, credentialsVersion: 1 })).toBe(false)
    const won = await Promise.all(Array.from({ length: 50 }, async () => finishOnce(database, ending)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(finishOnce(database, { ...ending, interaction: 'i2' })).toBe(true)
  })
})

test('proofs at the same time complete it once', async () => {
  const { town, alice, browser, page } = await pending()
  const { challenge } = JSON.parse((await browser.post(`${page}/webauthn/options`)).text)
  const { origin, id: rpId } = town.open.deployment.relyingParty
  const response = alice.passkey.assert({ challenge, origin, rpId })
  const answers = await Promise.all([
    ...Array.from({ length: 4 }, () => browser.post(`${page}/webauthn`, { response })),
    browser.totp(page, alice),
  ])
  expect(answers.filter(done)).toHaveLength(1)
})
