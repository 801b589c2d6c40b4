import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import { recoveryLinkSeconds, recoveryLinksPerHour, recoveryRequestsPerAddressHour } from '../../servers/limits.ts'
import { carriesRecovery } from '../../servers/recovery/carries-recovery.ts'
import { limitRecovery } from '../../servers/recovery/limit-recovery.ts'
import { findRecoveryLink, sendRecoveryLink } from '../../servers/recovery/recovery-links.ts'
import { spendRecoveryLink } from '../../servers/recovery/spend-recovery-link.ts'
import type { Database } from '../../servers/store/database.ts'
import { mailsOf } from '../../servers/store/mails.ts'
import { findById, setEmail, setLocked } from '../../servers/store/people.ts'
import { openBrowser } from './account-client.ts'
import { fifty, kindsOf, signedIn, toldOf } from './enrolment-steps.ts'
import { type OpenDeployment, openDeployment, valuesOf } from './open-deployment.ts'
import { makeDatabase, nowMs } from './store.ts'

const next = 'something else entirely'

describe('a link', () => {
  /** Sent to Alice; the token stands in her mail only. */
  function sent(database: Database): string {
    sendRecoveryLink(database, findById(database, 'alice'), nowMs)
    return z.string().parse(mailsOf(database, 'alice').at(-1)?.secret)
  }
  function spend(database: Database, token: string, lateMs = 0): boolean {
    const link = findRecoveryLink(database, token)
    return link !== undefined && spendRecoveryLink(database, link, nowMs + lateMs)
  }

  test.each([
    { lateMs: recoveryLinkSeconds * 1000 - 1, holds: true },
    { lateMs: recoveryLinkSeconds * 1000, holds: false },
    { lateMs: recoveryLinkSeconds * 1000 + 1, holds: false },
  ])('holds $lateMs ms later: $holds', ({ lateMs, holds }) => {
    const database = makeDatabase()
    expect(spend(database, sent(database), lateMs)).toBe(holds)
  })

  test('works once, for one of fifty that use it at once', async () => {
    const database = makeDatabase()
    const token = sent(database)
    // All of them have found it before the first one uses it.
    const links = fifty.map(() => findRecoveryLink(database, token))
    const won = await Promise.all(links.map(async (link) => link !== undefined && spendRecoveryLink(database, link, nowMs)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(spend(database, token)).toBe(false)
  })

  test('is void when a newer one was sent, and its mail is gone', () => {
    const database = makeDatabase()
    const tokens = [sent(database), sent(database)]
    expect(tokens.map((token) => spend(database, token))).toEqual([false, true])
    expect(mailsOf(database, 'alice')).toHaveLength(1)
  })

  test.each([
    ['the address changes', (database: Database) => setEmail(database, 'alice', 'other@example.test', 'follows')],
    ['the account is locked', (database: Database) => setLocked(database, 'alice', 'locked')],
    [
      'the credentials change',
      (database: Database) => void database.run("update people set credentials_version = 1 where id = 'alice'"),
    ],
  ])('is void when %s', (_what, change) => {
    const database = makeDatabase()
    const token = sent(database)
    change(database)
    expect(spend(database, token)).toBe(false)
  })

  test('goes to the address that was set with the strongest factor, and to no weaker one', () => {
    const database = makeDatabase()
    const before = findById(database, 'alice')?.email
    setEmail(database, 'alice', 'weak@example.test', carriesRecovery(2, 3) ? 'follows' : 'stays')
    setEmail(database, 'alice', 'weaker@example.test', carriesRecovery(2, 3) ? 'follows' : 'stays')
    const token = sent(database)
    expect(mailsOf(database, 'alice').at(-1)?.to).toBe(before)
    expect(spend(database, token)).toBe(true)
    setEmail(database, 'alice', 'strong@example.test', carriesRecovery(3, 3) ? 'follows' : 'stays')
    sent(database)
    expect(mailsOf(database, 'alice').at(-1)?.to).toBe('strong@example.test')
  })

  test('carries 256 bits that are readable nowhere but in the mail', () => {
    const database = makeDatabase()
    const token = sent(database)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const kept = JSON.stringify([database.all('select * from recovery_links'), database.all('select * from mails')])
    expect(kept).not.toContain(token)
  })

  test('of nobody is kept and sent like any other, and belongs to nobody', () => {
    const database = makeDatabase()
    sendRecoveryLink(database, undefined, nowMs)
    const token = z.string().parse(mailsOf(database, '').at(-1)?.secret)
    expect(findRecoveryLink(database, token)).toBeUndefined()
    sendRecoveryLink(database, undefined, nowMs)
    expect(mailsOf(database, '')).toHaveLength(1)
  })
})

describe('requests', () => {
  const ask = (database: Database, login: string, address: string, lateMs = 0) =>
    limitRecovery(database, { login, address, nowMs: nowMs + lateMs })

  test('for one login are held back after the third in an hour, however it is spelled', () => {
    const database = makeDatabase()
    const spelled = ['alice', 'ALICE', ' alice ', 'alice', 'Alice']
    expect(recoveryLinksPerHour).toBe(3)
    expect(spelled.map((login, index) => ask(database, login, `a${index}`))).toEqual([
      'send',
      'send',
      'send',
      'hold-back',
      'hold-back',
    ])
    expect([ask(database, 'bob', 'b'), ask(database, 'alice', 'b', 3_599_999)]).toEqual(['send', 'hold-back'])
    expect(ask(database, 'alice', 'b', 3_600_000 + 3_599_999)).toBe('send')
  })

  test('from one address are refused after the twentieth in an hour', () => {
    const database = makeDatabase()
    const asked = Array.from({ length: recoveryRequestsPerAddressHour + 1 }, (_, index) => ask(database, `l${index}`, 'a'))
    expect([...new Set(asked.slice(0, -1)), asked.at(-1)]).toEqual(['send', 'refuse'])
    expect([ask(database, 'x', 'b'), ask(database, 'y', 'a', 3_600_000)]).toEqual(['send', 'send'])
  })

  test('leave no login behind that somebody mistyped', () => {
    const database = makeDatabase()
    ask(database, 'my-password-by-mistake', 'a')
    expect(JSON.stringify(database.all('select * from recovery_requests'))).not.toContain('mistake')
  })
})

describe('over HTTPS', () => {
  let town: OpenDeployment
  beforeEach(async () => {
    town = await openDeployment()
  })
  afterEach(async () => {
    await town.close()
  })
  const post = (path: string, body: unknown) =>
    town.send(town.deployment.origin, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const request = (login: string) => post('/recovery', { login })
  const complete = (token: string, password = next) => post('/recovery/complete', { token, next: password })
  const tokenTo = (person: string) => z.string().parse(town.deployment.mailTo(person).at(-1)?.secret)

  test('a forgotten password is replaced, and the second factor is asked for as before', async () => {
    const { owner, client } = await signedIn(town, 'totp-and-key')
    expect((await request(owner.login)).status).toBe(202)
    const done = await complete(tokenTo(owner.id))
    expect([done.status, JSON.parse(done.text)]).toEqual([200, { changed: true, signIn: '/login' }])
    expect(valuesOf(done, 'set-cookie')).toEqual([])
    expect(kindsOf(town, owner.id)).toEqual(['totp', 'webauthn'])
    expect((await client.call('GET', '/api/account')).status).toBe(401)
    expect(await openBrowser(town, owner).signIn()).toBe(403)
    const thief = openBrowser(town, { ...owner, password: next })
    expect(await thief.signIn()).toBe(303)
    expect((await thief.call('PUT', '/api/profile/email', { email: 'x@evil.test' })).status).toBe(401)
    expect((await thief.call('POST', '/api/factors/totp', { name: 'mine' })).body.acr_values).toBe('urn:stepproof:acr:3')
    expect(toldOf(town, owner.id)).toHaveLength(1)
    expect(town.deployment.mailTo(owner.id).map(({ secret }) => secret)).toEqual([null])
  })

  test('known and unknown logins are answered alike', async () => {
    const { owner } = await signedIn(town, 'totp')
    const [known, unknown] = [await request(owner.login), await request('nobody.at.all')]
    const shown = ({ status, text, headers }: typeof known) => ({ status, text, names: Object.keys(headers).toSorted() })
    expect(shown(known)).toEqual(shown(unknown))
    expect(town.deployment.mailTo('nobody.at.all')).toEqual([])
  })

  test('a link is used by one of fifty at once, and the others are refused', async () => {
    const { owner } = await signedIn(town, 'totp')
    await request(owner.login)
    const token = tokenTo(owner.id)
    const answers = await Promise.all(fifty.map((index) => complete(token, `${next} ${index}`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...fifty.slice(1).map(() => 403)])
  })

  test('a password that breaks the rules leaves the link as it is', async () => {
    const { owner } = await signedIn(town, 'totp')
    await request(owner.login)
    const token = tokenTo(owner.id)
    expect((await complete(token, 'short')).status).toBe(400)
    expect((await complete(token, `xx ${owner.login} xx`)).status).toBe(400)
    expect((await complete(token)).status).toBe(200)
    expect((await complete(token)).status).toBe(403)
  })

  test('a password that was guessed at too often is free again, factors are not', async () => {
    const { owner } = await signedIn(town, 'totp')
    const guesser = openBrowser(town, { ...owner, password: 'a wrong one' })
    for (const _ of fifty.slice(0, 6)) await guesser.signIn()
    expect(await openBrowser(town, owner).signIn()).toBe(403)
    const wrong = { text: owner.totp.wrong(Date.now(), 0), step: 0 }
    const totp = Object.assign(new TotpGenerator(Buffer.alloc(20)), { next: () => wrong })
    const guessTotp = async (password: string, times: number) => {
      await request(owner.login)
      expect((await complete(tokenTo(owner.id), password)).status).toBe(200)
      const thief = openBrowser(town, { ...owner, password, totp })
      expect(await thief.signIn()).toBe(303)
      const statuses: number[] = []
      for (const _ of fifty.slice(0, times)) {
        statuses.push((await thief.approved('totp', 'PUT', '/api/profile/email', { email: 'x@evil.test' })).status)
      }
      return statuses
    }
    expect(await guessTotp(next, 3)).toEqual([403, 403, 403])
    expect(await guessTotp(`${next} again`, 2)).toEqual([403, 403])
    // The five tries are used up: not even the right code is looked at.
    const right = openBrowser(town, { ...owner, password: `${next} again` })
    expect(await right.signIn()).toBe(303)
    expect((await right.approved('totp', 'PUT', '/api/profile/email', { email: 'x@evil.test' })).status).toBe(403)
    expect(town.deployment.emailOf(owner.id)).toBe(`${owner.id}@example.test`)
  })

  test('a link is void once the password was changed in the account', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    await request(owner.login)
    const token = tokenTo(owner.id)
    const body = { current: owner.password, next: 'changed by the owner' }
    expect((await client.approved('totp', 'PUT', '/api/profile/password', body)).status).toBe(200)
    expect((await complete(token)).status).toBe(403)
  })

  test('the fourth link in an hour is not sent, and the answer does not tell', async () => {
    const { owner } = await signedIn(town, 'totp')
    const tokens = new Set<string>()
    for (const _ of fifty.slice(0, 5)) {
      expect((await request(owner.login)).status).toBe(202)
      tokens.add(tokenTo(owner.id))
    }
    expect(tokens.size).toBe(3)
  })

  test('one address asks twenty times in an hour', async () => {
    const answers = await Promise.all(fifty.slice(0, 21).map((index) => request(`login-${index}`)))
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1)
  })

  test('another site cannot ask in the name of a browser with a cookie', async () => {
    const headers = { 'content-type': 'application/json', cookie: 'a=b', origin: 'https://evil.test' }
    const body = JSON.stringify({ login: 'alice' })
    expect((await town.send(town.deployment.origin, '/recovery', { method: 'POST', headers, body })).status).toBe(403)
  })

  test.each([{}, { login: '' }, { login: 'a', email: 'mine@evil.test' }, { login: ['a', 'b'] }, { login: 'x'.repeat(201) }])(
    'a request with the fields %j is refused',
    async (body) => {
      expect((await post('/recovery', body)).status).toBe(400)
    },
  )
})
