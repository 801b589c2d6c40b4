import { beforeEach, describe, expect, test } from 'vitest'
import { PushPhone, type ShownPrompt } from '../../harness/authenticators/push-phone.ts'
import { limitPrompts } from '../../servers/factors/push/limit-prompts.ts'
import { addPushPhone } from '../../servers/factors/push/phones.ts'
import {
  answerPrompt,
  expirePrompts,
  findPrompt,
  openPrompt,
  openPromptsOf,
  type Prompt,
  promptDigest,
  promptOf,
} from '../../servers/factors/push/prompts.ts'
import { redeemPrompt } from '../../servers/factors/push/redeem-prompt.ts'
import { verifyPhoneMessage } from '../../servers/factors/push/verify-phone-message.ts'
import { type PushAnswer, verifyPushAnswer } from '../../servers/factors/push/verify-push-answer.ts'
import { promptSeconds, proofWindowSeconds, reportedSeconds, unapprovedWindowSeconds } from '../../servers/limits.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import type { Database } from '../../servers/store/database.ts'
import { makeDatabase, nowMs, transferDetails } from './store.ts'

let database: Database
beforeEach(() => {
  database = makeDatabase()
})

const later = (seconds: number) => nowMs + seconds * 1000
const open = (atMs = nowMs, person = 'alice', interaction = 'i1'): Prompt =>
  openPrompt(
    database,
    { interaction, person, details: transferDetails, address: '127.0.0.1', agent: 'browser', device: null },
    atMs,
  )
const many = Array.from({ length: 50 }, (_, index) => index)

describe('a prompt', () => {
  test('has two digits that are not always the same, sealed in the store', () => {
    const numbers = many.map(() => open().number)
    for (const number of numbers) expect(number).toMatch(/^\d\d$/)
    expect(new Set(numbers).size).toBeGreaterThan(15)
    expect(findPrompt(database, open().id)).toMatchObject({ state: 'open', details: transferDetails, address: '127.0.0.1' })
    expect(database.all('select sealed_number from push_prompts').every((row) => String(row.sealed_number).length > 30)).toBe(
      true,
    )
  })

  test.each([
    { late: promptSeconds - 1, listed: true },
    { late: promptSeconds, listed: false },
  ])('$late s later is on the phone: $listed', ({ late, listed }) => {
    const { id } = open()
    expect(openPromptsOf(database, 'alice', later(late))).toHaveLength(listed ? 1 : 0)
    expect(openPromptsOf(database, 'bob', later(late))).toEqual([])
    expect(expirePrompts(database, 'alice', later(late))).toEqual(listed ? [] : [id])
    expect(promptOf(database, 'i1', 'alice')?.state).toBe(listed ? 'open' : 'expired')
  })

  test('is answered once, whatever the answers', () => {
    const { id } = open()
    const answers = (['denied', 'approved', 'reported'] as const).map((answer) => answerPrompt(database, id, answer, nowMs))
    expect([answers, findPrompt(database, id)?.state]).toEqual([[true, false, false], 'denied'])
  })

  test('is answered in ten minutes at most, as NIST asks', () => {
    expect(2 * promptSeconds).toBeLessThanOrEqual(600)
  })
})

describe('an approval', () => {
  const approved = () => {
    const prompt = open()
    answerPrompt(database, prompt.id, 'approved', nowMs)
    return prompt
  }
  const redeem = (interaction = 'i1', person = 'alice', atMs = nowMs) =>
    redeemPrompt(database, { interaction, person, nowMs: atMs })

  test('completes its interaction, with the moment of the approval, once', () => {
    approved()
    expect([redeem('i1', 'alice', later(9)), redeem()]).toEqual([nowMs, null])
  })

  test('is won by one of fifty that want it at once', async () => {
    approved()
    const won = await Promise.all(many.map(async () => redeem()))
    expect(won.filter((atMs) => atMs !== null)).toHaveLength(1)
  })

  test('completes nothing else, for nobody else', () => {
    approved()
    expect([redeem('i2'), redeem('i1', 'bob'), redeem()]).toEqual([null, null, nowMs])
  })

  test.each([
    { late: promptSeconds - 1, taken: true },
    { late: promptSeconds, taken: false },
  ])('is redeemed $late s later: $taken', ({ late, taken }) => {
    approved()
    expect(redeem('i1', 'alice', later(late)) !== null).toBe(taken)
  })

  test.each(['denied', 'reported'] as const)('is not one when it was %s', (answer) => {
    answerPrompt(database, open().id, answer, nowMs)
    expect(redeem()).toBeNull()
  })

  test('is not one while nobody has answered', () => {
    open()
    expect(redeem()).toBeNull()
  })

  test('counts no more when the credentials have changed', () => {
    approved()
    credentialsChanged(database, { person: 'alice', says: 'Changed.', keepSession: null, nowMs })
    expect(redeem()).toBeNull()
  })
})

describe('an answer from the phone', () => {
  const judge = (overrides: Partial<PushAnswer> = {}, { person = 'alice', late = 0, state = 'open' as Prompt['state'] } = {}) => {
    const prompt = { ...open(), state }
    const digest = promptDigest(prompt.details)
    const answer: PushAnswer = {
      prompt: prompt.id,
      decision: 'approve',
      number: prompt.number,
      digest,
      iat: 0,
      jti: '',
      ...overrides,
    }
    return verifyPushAnswer({ answer, prompt, person, nowMs: later(late) })
  }
  const otherNumber = () => ({ number: 'xx' })

  test('approves with the number of the browser for what was shown', () => {
    expect(judge()).toBe('approved')
  })

  test.each([
    ['another number', otherNumber()],
    ['no number', { number: null }],
    ['other details', { digest: promptDigest(null) }],
  ])('with %s ends it', (_what, overrides) => {
    expect(judge(overrides)).toBe('wrong')
  })

  test('that denies is a denial, whatever the number', () => {
    expect([judge({ decision: 'deny' }), judge({ decision: 'deny', ...otherNumber() })]).toEqual(['denied', 'denied'])
    expect(judge({ decision: 'report', number: null })).toBe('reported')
  })

  test.each(['approved', 'denied', 'expired', 'used'] as const)('to one that is %s is none', (state) => {
    expect([judge({}, { state }), judge({ decision: 'deny' }, { state })]).toEqual(['void', 'void'])
  })

  test('of another person, to another prompt, or late is none', () => {
    expect(judge({}, { person: 'bob' })).toBe('void')
    expect(judge({ prompt: 'another' })).toBe('void')
    expect(judge({}, { late: promptSeconds - 1 })).toBe('approved')
    expect(judge({}, { late: promptSeconds })).toBe('void')
  })
})

describe('prompts are limited', () => {
  const wish = (atMs = nowMs, person = 'alice') => limitPrompts(database, { person, nowMs: atMs })
  const denied = (atMs: number) => answerPrompt(database, open(atMs).id, 'denied', atMs)

  test('to one at a time for a person', () => {
    expect(wish()).toBeNull()
    open()
    expect(wish()).toBe('a prompt is open already')
    expect(wish(nowMs, 'bob')).toBeNull()
    expect(wish(later(promptSeconds))).toBeNull()
  })

  test('to three in a quarter of an hour that nobody approved', () => {
    const looks = [0, 1, 2].map((minute) => {
      const before = wish(later(60 * minute))
      denied(later(60 * minute))
      return before
    })
    expect(looks).toEqual([null, null, null])
    expect(wish(later(180))).toBe('too many prompts were not approved')
    expect(wish(later(unapprovedWindowSeconds - 1))).toBe('too many prompts were not approved')
    expect(wish(later(unapprovedWindowSeconds))).toBeNull()
  })

  test('unanswered ones count, approved ones do not', () => {
    for (const minute of [0, 4, 8]) {
      open(later(60 * minute))
      expect(expirePrompts(database, 'alice', later(60 * minute + promptSeconds))).toHaveLength(1)
    }
    expect(wish(later(890))).toBe('too many prompts were not approved')
    database.run('delete from push_prompts')
    for (const second of many) answerPrompt(database, open(later(second)).id, 'approved', later(second))
    expect(wish(later(60))).toBeNull()
  })

  test('to ten in a day that nobody approved', () => {
    for (let hour = 0; hour < 10; hour += 1) {
      expect(wish(later(3600 * hour))).toBeNull()
      denied(later(3600 * hour))
    }
    expect(wish(later(3600 * 10))).toBe('too many prompts of a day were not approved')
    expect(wish(later(86_400))).toBeNull()
  })

  test('to none for a day when the owner reports one', () => {
    answerPrompt(database, open().id, 'reported', nowMs)
    expect(wish(later(reportedSeconds - 1))).toBe('the owner has reported a prompt')
    expect(wish(later(reportedSeconds))).toBeNull()
    expect(wish(nowMs, 'bob')).toBeNull()
  })
})

describe('a message from the phone', () => {
  function registered(person = 'alice') {
    const phone = new PushPhone()
    phone.registered(addPushPhone(database, person, phone.publicKey(), nowMs))
    return phone
  }
  const believe = (jws: string, atMs = nowMs) => verifyPhoneMessage(database, jws, atMs)

  test('is its person’s, and counts once', async () => {
    const jws = registered().signed({ a: 1 }, nowMs)
    expect(await believe(jws)).toMatchObject({ person: 'alice', claims: { a: 1 } })
    expect(await believe(jws)).toBeNull()
  })

  test('counts for one of fifty at once', async () => {
    const jws = registered().signed({}, nowMs)
    const believed = await Promise.all(many.map(() => believe(jws)))
    expect(believed.filter((message) => message !== null)).toHaveLength(1)
  })

  test.each([
    { late: -proofWindowSeconds - 1, taken: false },
    { late: -proofWindowSeconds, taken: true },
    { late: proofWindowSeconds, taken: true },
    { late: proofWindowSeconds + 1, taken: false },
  ])('of $late s ago is believed: $taken', async ({ late, taken }) => {
    expect((await believe(registered().signed({}, nowMs), later(late))) !== null).toBe(taken)
  })

  test('of a phone that nobody registered, or that signs for another, is not', async () => {
    const [ours, foreign] = [registered(), new PushPhone()]
    foreign.registered('made-up')
    expect(await believe(foreign.signed({}, nowMs))).toBeNull()
    const [header = ''] = ours.signed({}, nowMs).split('.')
    const [, payload = '', signature = ''] = foreign.signed({}, nowMs).split('.')
    expect(await believe(`${header}.${payload}.${signature}`)).toBeNull()
  })

  test('without a signature, of another type, or without an id is not', async () => {
    const phone = registered()
    const [header = '', payload = '', signature = ''] = phone.signed({}, nowMs).split('.')
    const edited = (change: object) =>
      Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(header, 'base64url').toString()), ...change })).toString('base64url')
    const strange = [
      '',
      'a.b.c',
      `${header}.${payload}.`,
      `${edited({ alg: 'none' })}.${payload}.`,
      `${edited({ typ: 'dpop+jwt' })}.${payload}.${signature}`,
      phone.signed({ jti: 'short' }, nowMs),
      phone.signed({ iat: String(nowMs / 1000) }, nowMs),
    ]
    for (const jws of strange) expect(await believe(jws)).toBeNull()
  })
})

test('phone and server mean the same by the details that were shown', () => {
  const phone = new PushPhone()
  phone.registered('p1')
  for (const details of [null, transferDetails, { ...transferDetails, terms: { z: 1, a: 'é"' } }]) {
    const prompt: ShownPrompt = { id: 'p', details, address: '', agent: '', opened_at: 0, expires_at: 0 }
    const [, payload = ''] = phone.signedAnswer(prompt, { kind: 'deny' }, nowMs).split('.')
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString()).digest).toBe(promptDigest(details))
  }
})
