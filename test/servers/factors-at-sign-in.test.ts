/** Which factors open a challenge at the provider, how often they are tried, and what is told about it. */
import { expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { lockSeconds } from '../../servers/limits.ts'
import { noticesOf } from '../../servers/store/notices.ts'
import { Browser, done, notAccepted, notNext, openTown, pending, seen } from './provider-browser.ts'

const enrol = detailsOf('enrol-factor')

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
  expect((await form(`${page}/totp`, { code: '1' })).text).toContain('The answer was not accepted.')
  expect(done(await form(`${page}/totp`, { code: alice.totp.next(Date.now()).text }))).toBe(true)
})
