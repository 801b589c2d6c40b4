import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import { administratorMayChange } from '../../servers/enrolment/administrator-may-change.ts'
import { openBrowser } from './account-client.ts'
import {
  anotherSession,
  beginTotp,
  codeOf,
  confirmTotp,
  fifty,
  generatorOf,
  kindsOf,
  type SignedIn,
  signedIn,
  toldOf,
} from './enrolment-steps.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

// A town for each test: one address makes only so many requests in ten seconds.
let town: OpenDeployment
let admin: SignedIn
beforeEach(async () => {
  town = await openDeployment()
  admin = await signedIn(town, 'totp-and-key', 'browser', 'administrator')
})
afterEach(() => town.close())

const changes = (person: string) =>
  [
    ['PUT', `/api/admin/people/${person}/role`, { role: 'administrator' }],
    ['POST', `/api/admin/people/${person}/lock`, undefined],
    ['POST', `/api/admin/people/${person}/unlock`, undefined],
    ['POST', `/api/admin/people/${person}/reset-factors`, undefined],
  ] as const

test.each([
  { actor: ['a', 'administrator'], subject: ['c', 'customer'], may: true },
  { actor: ['a', 'administrator'], subject: ['a', 'administrator'], may: false },
  { actor: ['a', 'administrator'], subject: ['b', 'administrator'], may: false },
  { actor: ['a', 'administrator'], subject: ['a', 'customer'], may: false },
  { actor: ['c', 'customer'], subject: ['d', 'customer'], may: false },
] as const)('$actor changes $subject: $may', ({ actor, subject, may }) => {
  const ranked = ([id, role]: typeof actor | typeof subject) => ({ id, role })
  expect(administratorMayChange(ranked(actor), ranked(subject))).toBe(may)
})

describe('every change', () => {
  test('stands in the log with who did it and whom it was done to', async () => {
    const { owner } = await signedIn(town, 'totp-and-key')
    expect((await admin.client.approved('key', 'POST', `/api/admin/people/${owner.id}/lock`)).status).toBe(200)
    const done = town.deployment.audit.after(0).filter(({ decision, operation }) => decision === 'continue' && operation !== null)
    const object = expect.stringContaining(owner.id)
    expect(done).toEqual([expect.objectContaining({ operation: 'admin-lock', person: admin.owner.id, object })])
  })

  test('is refused to customers, whomever it is about, before anything is looked up', async () => {
    const { owner, client } = await signedIn(town, 'totp-and-key')
    for (const person of [owner.id, admin.owner.id, 'no-such-person']) {
      for (const [method, path, body] of changes(person)) expect((await client.call(method, path, body)).status).toBe(403)
    }
    expect((await client.call('GET', '/api/admin/export')).status).toBe(403)
  })

  test('is refused on oneself, on other administrators, and on nobody', async () => {
    const other = await signedIn(town, 'totp-and-key', 'browser', 'administrator')
    for (const [person, status] of [
      [admin.owner.id, 403],
      [other.owner.id, 403],
      ['no-such-person', 404],
    ] as const) {
      for (const [method, path, body] of changes(person))
        expect((await admin.client.call(method, path, body)).status).toBe(status)
    }
  })

  test('takes a passkey, for one person and one outcome', async () => {
    const first = await signedIn(town, 'totp')
    const second = await signedIn(town, 'totp')
    const lock = (person: string) => ['POST', `/api/admin/people/${person}/lock`] as const
    const challenged = { status: 401, body: { acr_values: 'urn:stepproof:acr:3', max_age: 300 } }
    expect(await admin.client.call(...lock(first.owner.id))).toMatchObject(challenged)
    expect((await admin.client.approved('totp', ...lock(first.owner.id))).status).toBe(409)
    expect((await admin.client.approved('key', ...lock(first.owner.id))).status).toBe(200)
    expect(await admin.client.call(...lock(second.owner.id))).toMatchObject(challenged)
    expect(await admin.client.call('POST', `/api/admin/people/${first.owner.id}/unlock`)).toMatchObject(challenged)
    expect((await first.client.call('GET', '/api/account')).status).toBe(401)
    expect((await second.client.call('GET', '/api/account')).status).toBe(200)
  })

  test.each([{ role: 'root' }, { role: 'administrator', locked: 0 }, {}, undefined])(
    'of a role is refused with %j',
    async (body) => {
      const { owner } = await signedIn(town, 'totp')
      expect((await admin.client.call('PUT', `/api/admin/people/${owner.id}/role`, body)).status).toBe(400)
    },
  )
})

test.each(['browser', 'app'] as const)('in the %s each lock and each unlock takes an approval of its own', async (surface) => {
  const { client } = await signedIn(town, 'totp-and-key', surface, 'administrator')
  const { owner } = await signedIn(town, 'totp')
  for (const action of ['lock', 'unlock', 'lock', 'unlock'] as const) {
    const path = `/api/admin/people/${owner.id}/${action}`
    expect((await client.call('POST', path)).status).toBe(401)
    expect((await client.approved('key', 'POST', path)).status).toBe(200)
    expect((await client.call('POST', path)).status).toBe(409)
  }
})

test('a new role ends the sessions of its owner, who is told', async () => {
  const { owner, client } = await signedIn(town, 'totp-and-key')
  const path = `/api/admin/people/${owner.id}/role`
  expect((await admin.client.approved('key', 'PUT', path, { role: 'administrator' })).status).toBe(200)
  expect((await client.call('GET', '/api/account')).status).toBe(401)
  expect(toldOf(town, owner.id)).toEqual(['Your role was changed to administrator by an administrator'])
  expect(await client.signIn()).toBe(303)
  expect((await client.approved('key', 'GET', '/api/admin/people')).status).toBe(200)
})

test('factors are reset without opening the account: the owner alone gets the code for a new one', async () => {
  const { owner, client } = await signedIn(town, 'totp-and-key')
  const answer = await admin.client.approved('key', 'POST', `/api/admin/people/${owner.id}/reset-factors`)
  expect(answer).toMatchObject({ status: 200, body: { removes: 'totp, webauthn' } })
  expect(kindsOf(town, owner.id)).toEqual([])
  const [mail] = town.deployment.mailTo(owner.id)
  const code = z.string().parse(mail?.secret)
  expect(JSON.stringify(answer)).not.toContain(code)
  expect(await client.signIn()).toBe(303)
  expect((await client.approved('password', 'POST', '/api/factors/totp', { name: 'new' })).status).toBe(403)
  expect((await client.call('POST', '/api/factors/activate', { code })).status).toBe(200)
  const { id, secret } = await beginTotp(client, 'password')
  expect((await confirmTotp(client, id, codeOf(secret))).status).toBe(201)
})

test('a factor that was guessed at too often is locked no more once it was removed', async () => {
  const { owner } = await signedIn(town, 'totp')
  const wrong = { text: owner.totp.wrong(Date.now(), 0), step: 0 }
  const totp = Object.assign(new TotpGenerator(Buffer.alloc(20)), { next: () => wrong })
  const thief = openBrowser(town, { ...owner, totp })
  expect(await thief.signIn()).toBe(303)
  const change = ['PUT', '/api/profile/email', { email: 'x@evil.test' }] as const
  for (const _ of fifty.slice(0, 5)) expect((await thief.approved('totp', ...change)).status).toBe(403)
  const locked = await anotherSession(town, owner)
  expect((await locked.approved('totp', ...change)).status).toBe(403)

  expect((await admin.client.approved('key', 'POST', `/api/admin/people/${owner.id}/reset-factors`)).status).toBe(200)
  const client = await anotherSession(town, owner)
  const code = z.string().parse(town.deployment.mailTo(owner.id)[0]?.secret)
  expect((await client.call('POST', '/api/factors/activate', { code })).status).toBe(200)
  const { id, secret } = await beginTotp(client, 'password')
  const enrolled = generatorOf(secret)
  expect((await confirmTotp(client, id, enrolled.next(Date.now()).text)).status).toBe(201)
  const fresh = openBrowser(town, { ...owner, totp: enrolled })
  expect(await fresh.signIn()).toBe(303)
  expect((await fresh.approved('totp', ...change)).status).toBe(200)
})

test('lists and exports hold no hash, seed, key or code', async () => {
  const { owner } = await signedIn(town, 'totp-and-key')
  for (const path of ['/api/admin/people', '/api/admin/export']) {
    const { status, body } = await admin.client.approved('key', 'GET', path)
    expect(status).toBe(200)
    const text = JSON.stringify(body)
    expect(text).toContain(owner.login)
    expect(text).not.toMatch(/argon2|hash|seed|secret|public|sealed|handle|token|version/i)
    for (const secret of [owner.password, owner.totp.secret.base32]) expect(text).not.toContain(secret)
  }
})
