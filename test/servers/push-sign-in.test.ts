/** Push with number matching through a real server: browser, provider and phone. */
import { expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { promptSeconds } from '../../servers/limits.ts'
import { noticesOf } from '../../servers/store/notices.ts'
import { Browser, done, fromPhone, openTown, type Resident, seen, type Town } from './provider-browser.ts'

const transfer = detailsOf('transfer', 'proposal-1', { payee: 'DE17', cents: 95_000, currency: 'EUR' })
const other = detailsOf('transfer', 'proposal-2', { payee: 'DE99', cents: 1, currency: 'EUR' })

async function asking(details = transfer) {
  const town = await openTown()
  const alice = await town.settle('alice')
  const { browser, page } = await begun(town, alice, details)
  const opened = await browser.post(`${page}/push`)
  const { number } = JSON.parse(opened.text)
  return { town, alice, browser, page, opened, number: String(number) }
}

async function begun(town: Town, resident: Resident, details = transfer) {
  const browser = new Browser(town)
  const page = await browser.begin(2, details)
  await browser.password(page, resident)
  return { browser, page }
}

async function shownTo(town: Town, { phone }: Resident) {
  const [prompt] = await phone.prompts(fromPhone(town), town.now())
  if (prompt === undefined) throw new Error('nothing is on the phone')
  return prompt
}
const stateOf = async (browser: Browser, page: string) => JSON.parse((await browser.get(`${page}/push`)).text).state

test('the phone shows what for and from where, not the number; with the number it approves; the browser finishes once', async () => {
  const { town, alice, browser, page, opened, number } = await asking()
  expect(JSON.parse(opened.text)).toEqual({
    state: 'open',
    number: expect.stringMatching(/^\d\d$/),
    expires_at: expect.any(Number),
  })
  const prompt = await shownTo(town, alice)
  expect(prompt).toMatchObject({ details: transfer, address: '127.0.0.1' })
  expect(Object.keys(prompt).toSorted()).toEqual(['address', 'agent', 'details', 'expires_at', 'id', 'opened_at'])
  expect(seen(await browser.post(`${page}/push/finish`)).status).toBe(200)
  expect((await alice.phone.answer(fromPhone(town), prompt, { kind: 'approve', number }, town.now())).json).toEqual({
    state: 'approved',
  })
  expect(await stateOf(browser, page)).toBe('approved')
  const ended = await Promise.all(Array.from({ length: 10 }, () => browser.post(`${page}/push/finish`)))
  expect(ended.filter(done)).toHaveLength(1)
  const [first] = ended.filter(done)
  if (first === undefined) throw new Error('nothing was finished')
  expect((await browser.complete(first)).searchParams.get('code')).not.toBeNull()
})

test('a wrong number ends the prompt: the right one afterwards is too late', async () => {
  const { town, alice, browser, page, number } = await asking()
  const prompt = await shownTo(town, alice)
  const wrong = String((Number(number) + 1) % 100).padStart(2, '0')
  const answer = (given: string) => alice.phone.answer(fromPhone(town), prompt, { kind: 'approve', number: given }, town.now())
  expect([(await answer(wrong)).status, (await answer(number)).status]).toEqual([403, 409])
  expect(await stateOf(browser, page)).toBe('denied')
  expect((await browser.post(`${page}/push/finish`)).status).toBe(403)
  expect(town.database.get('select failures from guesses where key = ?', 'alice/second-factor')?.failures).toBe(1)
})

test('a denial is a denial, and the owner is told; a report stops further prompts', async () => {
  const { town, alice, browser, page } = await asking()
  await alice.phone.answer(fromPhone(town), await shownTo(town, alice), { kind: 'deny' }, town.now())
  expect([await stateOf(browser, page), (await browser.post(`${page}/push/finish`)).status]).toEqual(['denied', 403])
  await browser.post(`${page}/push`)
  await alice.phone.answer(fromPhone(town), await shownTo(town, alice), { kind: 'report' }, town.now())
  expect((await browser.post(`${page}/push`)).status).toBe(429)
  expect(noticesOf(town.database, 'alice').map(({ says }) => says)).toEqual([
    'You denied a request on your phone.',
    'You reported a request on your phone. No more are sent to it for a day; change your password.',
  ])
  expect(done(await browser.totp(page, alice))).toBe(true)
})

test('an approval completes its own interaction and no other of the same person', async () => {
  const { town, alice, browser, page, number } = await asking()
  const thief = await begun(town, alice, other)
  await alice.phone.answer(fromPhone(town), await shownTo(town, alice), { kind: 'approve', number }, town.now())
  expect((await thief.browser.post(`${thief.page}/push/finish`)).status).toBe(403)
  expect(done(await browser.post(`${page}/push/finish`))).toBe(true)
})

test('one prompt at a time: asking again shows the same, another session is refused', async () => {
  const { town, alice, browser, page, number } = await asking()
  expect(JSON.parse((await browser.post(`${page}/push`)).text)).toMatchObject({ number })
  const thief = await begun(town, alice, other)
  const refused = await thief.browser.post(`${thief.page}/push`)
  expect([refused.status, refused.text.includes(number)]).toEqual([429, false])
  expect(await alice.phone.prompts(fromPhone(town), town.now())).toHaveLength(1)
})

test('nobody approves after five minutes', async () => {
  const { town, alice, browser, page, number } = await asking()
  const prompt = await shownTo(town, alice)
  town.advance(promptSeconds)
  const late = await alice.phone.answer(fromPhone(town), prompt, { kind: 'approve', number }, town.now())
  expect([late.status, await stateOf(browser, page)]).toEqual([409, 'expired'])
  expect(await alice.phone.prompts(fromPhone(town), town.now())).toEqual([])
  expect((await browser.post(`${page}/push/finish`)).status).toBe(403)
})

test('somebody else’s phone neither sees nor answers it', async () => {
  const { town, alice, browser, page, number } = await asking()
  const mallory = await town.settle('mallory')
  expect(await mallory.phone.prompts(fromPhone(town), town.now())).toEqual([])
  const prompt = await shownTo(town, alice)
  const answer = await mallory.phone.answer(fromPhone(town), prompt, { kind: 'approve', number }, town.now())
  expect([answer.status, await stateOf(browser, page)]).toEqual([409, 'open'])
})

test('the same answer cannot be sent again', async () => {
  const { town, alice, number } = await asking()
  const prompt = await shownTo(town, alice)
  const jws = alice.phone.signedAnswer(prompt, { kind: 'approve', number }, town.now())
  const send = () => fromPhone(town)(`/phone/prompts/${prompt.id}`, { jws })
  expect([(await send()).status, (await send()).status]).toEqual([200, 401])
})

test('the phone of a locked person is not heard, and what it approved before is not redeemed', async () => {
  const { town, alice, browser, page, number } = await asking()
  const prompt = await shownTo(town, alice)
  await alice.phone.answer(fromPhone(town), prompt, { kind: 'approve', number }, town.now())
  town.database.run("update people set locked = 1 where id = 'alice'")
  await town.database.settled()
  expect((await browser.post(`${page}/push/finish`)).status).toBe(403)
  const asked = await fromPhone(town)('/phone/prompts', { jws: alice.phone.signed({}, town.now()) })
  expect(asked.status).toBe(403)
})

test('numbers are guesses: after five wrong second factors the right number is not taken', async () => {
  const { town, alice, browser, page, number } = await asking()
  for (let times = 0; times < 5; times += 1) await browser.post(`${page}/totp`, { code: '000000' })
  const answer = await alice.phone.answer(fromPhone(town), await shownTo(town, alice), { kind: 'approve', number }, town.now())
  expect([answer.status, await stateOf(browser, page)]).toEqual([403, 'denied'])
})

test('each step of a prompt is in the audit log, and the number is not', async () => {
  const { town, alice, browser, page, number } = await asking()
  const prompt = await shownTo(town, alice)
  await alice.phone.answer(fromPhone(town), prompt, { kind: 'approve', number }, town.now())
  await browser.post(`${page}/push/finish`)
  const told = town.database
    .all('select event from audit order by number')
    .map(({ event }) => JSON.parse(String(event)))
    .map(({ decision, reason }) => `${decision}: ${String(reason).replace(prompt.id, '…')}`)
  expect(told.slice(-3)).toEqual(['challenge: push prompt … opened', 'verified: push prompt … approved', 'verified: push'])
})

test.each([null, 1, 'x', [], {}, { jws: 1 }, { jws: '' }, { jws: 'a.b.c' }])(
  'a phone that sends %j is not heard',
  async (body) => {
    const town = await openTown()
    for (const path of ['/phone/prompts', '/phone/prompts/p1']) {
      expect([400, 401]).toContain((await fromPhone(town)(path, body)).status)
    }
  },
)
