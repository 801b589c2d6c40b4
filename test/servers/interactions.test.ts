import { expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { verifyPasskey } from '../../servers/factors/verify-passkey.ts'
import { verifyPassword } from '../../servers/factors/verify-password.ts'
import { lockSeconds, pendingSeconds } from '../../servers/limits.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import { noticesOf } from '../../servers/store/notices.ts'
import { Browser, done, openTown, seen, type Town } from './provider-browser.ts'

const transfer = detailsOf('transfer', 'proposal-1', { payee: 'DE17', cents: 95_000, currency: 'EUR' })
const enrol = detailsOf('enrol-factor')
const notAccepted = { status: 403, text: '{"error":"not_accepted","error_description":"the answer was not accepted"}' }
const notNext = { status: 409, text: '{"error":"not_accepted","error_description":"another proof is needed first"}' }

async function pending(level: 2 | 3 = 2, details = transfer) {
  const town = await openTown()
  const alice = await town.settle('alice')
  const browser = new Browser(town)
  const page = await browser.begin(level, details)
  const asked = await browser.password(page, alice)
  return { town, alice, browser, page, asked }
}

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

test('only what the person holds and what suffices is offered and taken', async () => {
  const { alice, browser, page, asked } = await pending(3, detailsOf('admin-page'))
  expect(JSON.parse(asked.text).factors).toEqual(['webauthn'])
  for (const [step, body] of [
    ['totp', { code: alice.totp.next(Date.now()).text, method: 'totp', webauthn: 'not supported' }],
    ['push', {}],
    ['recovery', { code: alice.recoveryCodes[0] }],
  ] as const) {
    expect(seen(await browser.post(`${page}/${step}`, body))).toEqual(notNext)
  }
  expect(done(await browser.passkey(page, alice))).toBe(true)
})

test('whoever holds nothing that suffices is told so, and that is the end', async () => {
  const town = await openTown()
  const dave = await town.settle('dave', [])
  const browser = new Browser(town)
  const page = await browser.begin(3, detailsOf('admin-page'))
  const refused = await browser.password(page, dave)
  expect([refused.status, JSON.parse(refused.text).error]).toEqual([403, 'no_suitable_factor'])
  expect(seen(await browser.totp(page, dave))).toEqual(notNext)
  await browser.signIn(dave)
  // Whoever is known by then is not even asked (RFC 9470, section 5).
  await expect(browser.begin(3, detailsOf('admin-page'))).rejects.toThrow('error=unmet_authentication_requirements')
})

test('a recovery code opens the binding of a new factor, once, and the owner is told', async () => {
  const { town, alice, browser, page, asked } = await pending(2, enrol)
  expect(JSON.parse(asked.text).factors).toContain('recovery')
  const code = alice.recoveryCodes[0] ?? ''
  expect(seen(await browser.post(`${page}/recovery`, { code: code.slice(0, -1) }))).toEqual(notAccepted)
  const ended = await browser.post(`${page}/recovery`, { code: code.toLowerCase().replaceAll('-', ' ') })
  expect(done(ended)).toBe(true)
  expect(noticesOf(town.database, 'alice').map(({ says }) => says)).toEqual(['One of your recovery codes was used.'])
  expect(browser.cookie('__Host-known-device')).toBeUndefined()
  const again = new Browser(town)
  const second = await again.begin(2, enrol)
  await again.password(second, alice)
  expect(seen(await again.post(`${second}/recovery`, { code }))).toEqual(notAccepted)
})

test('guesses at one second factor use up the tries of the others, and a right code is not spent by a lock', async () => {
  const { town, alice, browser, page } = await pending(2, enrol)
  for (const step of ['totp', 'recovery', 'totp', 'recovery', 'totp']) await browser.post(`${page}/${step}`, { code: '000000' })
  const code = alice.recoveryCodes[0] ?? ''
  expect(seen(await browser.post(`${page}/recovery`, { code }))).toEqual(notAccepted)
  expect(seen(await browser.totp(page, alice))).toEqual(notAccepted)
  expect(town.database.get('select last_step from totp_credentials where person = ?', 'alice')?.last_step).toBe(-1)
  expect(noticesOf(town.database, 'alice')).toHaveLength(1)
  expect(done(await browser.passkey(page, alice))).toBe(true)

  town.advance(lockSeconds)
  const later = new Browser(town)
  const second = await later.begin(2, enrol)
  await later.password(second, alice)
  expect(done(await later.post(`${second}/recovery`, { code }))).toBe(true)
})

test('strangers cannot lock the owner out of a device that is known', async () => {
  const { town, alice, browser, page } = await pending()
  await browser.complete(await browser.totp(page, alice))
  expect(browser.cookie('__Host-known-device')).toMatch(/^[\w-]{43}$/)
  const stranger = new Browser(town)
  const his = await stranger.begin(1)
  for (const login of ['alice', ' Alice', 'ALICE ', 'ａｌｉｃｅ', 'alice@example.test', 'Alice@Example.test']) {
    expect(seen(await stranger.post(`${his}/password`, { login, password: 'wrong' }))).toEqual(notAccepted)
  }
  expect(seen(await stranger.password(his, alice))).toEqual(notAccepted)
  expect(done(await browser.password(await browser.begin(1), alice))).toBe(true)
})

/** What the provider's protocol endpoints log of themselves. */
const protocolStep = /^\w+ answered \d{3}$/

test('each step is in the audit log, and no secret is', async () => {
  const { town, alice, browser, page } = await pending()
  await browser.get(page)
  await browser.post(`${page}/totp`, { code: '000000' })
  await browser.totp(page, alice)
  const events = town.database.all('select event from audit order by number').map(({ event }) => JSON.parse(String(event)))
  const told = events
    .filter(({ reason }) => !protocolStep.test(reason))
    .map(({ decision, reason, person, operation }) => [decision, reason, person, operation])
  expect(told).toEqual([
    ['verified', 'password', 'alice', 'transfer'],
    ['challenge', 'asked for totp, push, webauthn', 'alice', 'transfer'],
    ['challenge', 'asked for totp, push, webauthn', 'alice', 'transfer'],
    ['denied', 'totp is wrong', 'alice', 'transfer'],
    ['verified', 'totp', 'alice', 'transfer'],
  ])
  expect(JSON.stringify(events)).not.toContain(alice.password)
})

test('pages lead through it without JavaScript', async () => {
  const { alice, browser, page } = await pending()
  const form = async (path: string, fields: Record<string, string>) =>
    browser.send('POST', path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', 'text/html')
  const shown = await browser.get(page, 'text/html')
  expect(shown.text).toContain(`action="${page}/push"`)
  const waiting = await form(`${page}/push`, { go: '1' })
  expect(waiting.text).toMatch(/<strong>\d\d<\/strong>/)
  expect((await form(`${page}/totp`, { code: '1' })).text).toContain('the answer was not accepted')
  expect(done(await form(`${page}/totp`, { code: alice.totp.next(Date.now()).text }))).toBe(true)
})
