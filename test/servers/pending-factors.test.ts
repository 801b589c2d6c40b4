import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import { checkPendingFactor } from '../../servers/enrolment/check-pending-factor.ts'
import { beginFactor, findPendingFactor } from '../../servers/enrolment/pending-factors.ts'
import { spendPendingFactor } from '../../servers/enrolment/spend-pending-factor.ts'
import { pendingFactorSeconds } from '../../servers/limits.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import { openApp, openBrowser } from './account-client.ts'
import {
  anotherSession,
  beginKey,
  beginTotp,
  codeOf,
  confirmTotp,
  fifty,
  finishKey,
  generatorOf,
  kindsOf,
  register,
  signedIn,
} from './enrolment-steps.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { makeDatabase, nowMs } from './store.ts'

// A town for each test: one address makes only so many requests in ten seconds.
let town: OpenDeployment
beforeEach(async () => {
  town = await openDeployment()
})
afterEach(() => town.close())
afterEach(() => vi.useRealTimers())

const begun = { person: 'alice', holder: 's1', kind: 'totp', name: 'app', secret: 'GEZDGNBVGY3TQOJQ' } as const

test.each([
  { who: { person: 'alice', holder: 's1' }, lateMs: pendingFactorSeconds * 1000 - 1, may: true },
  { who: { person: 'alice', holder: 's1' }, lateMs: pendingFactorSeconds * 1000, may: false },
  { who: { person: 'bob', holder: 's1' }, lateMs: 0, may: false },
  { who: { person: 'alice', holder: 's2' }, lateMs: 0, may: false },
])('$who finishes it $lateMs ms later: $may', ({ who, lateMs, may }) => {
  const database = makeDatabase()
  const pending = findPendingFactor(database, beginFactor(database, begun, nowMs), 'totp')
  expect(pending && checkPendingFactor(pending, { ...who, nowMs: nowMs + lateMs })).toBe(may)
})

test('what was begun is used up once, is of one kind, and a new one takes its place', async () => {
  const database = makeDatabase()
  const first = beginFactor(database, begun, nowMs)
  const id = beginFactor(database, begun, nowMs)
  expect(findPendingFactor(database, first, 'totp')).toBeUndefined()
  expect(findPendingFactor(database, id, 'push')).toBeUndefined()
  const pending = findPendingFactor(database, id, 'totp')
  if (pending === undefined) throw new Error('nothing was begun')
  const spent = await Promise.all(fifty.map(async () => spendPendingFactor(database, pending)))
  expect(spent.filter(Boolean)).toHaveLength(1)
})

test.each([
  { keepSession: 's1', left: ['s1'] },
  { keepSession: null, left: [] },
])('a change of credentials in session $keepSession leaves what was begun in $left', ({ keepSession, left }) => {
  const database = makeDatabase()
  for (const holder of ['s1', 's2', 'key:app']) beginFactor(database, { ...begun, holder }, nowMs)
  beginFactor(database, { ...begun, person: 'bob', holder: 's3' }, nowMs)
  credentialsChanged(database, { person: 'alice', says: 'Something changed', keepSession, nowMs })
  const holders = database.all('select session from pending_factors order by session').map((row) => row.session)
  expect(holders).toEqual([...left, 's3'])
})

test('neither id nor seed is readable where it is kept', () => {
  const database = makeDatabase()
  const id = beginFactor(database, begun, nowMs)
  const kept = JSON.stringify(database.all('select * from pending_factors'))
  for (const secret of [id, begun.secret]) expect(kept).not.toContain(secret)
})

test('an app that was begun is not finished in another session, by another person or in an app', async () => {
  const { owner, client } = await signedIn(town, 'totp')
  const other = await signedIn(town, 'totp')
  const app = await openApp(town, owner)
  await app.signIn()
  const { id, secret } = await beginTotp(client, 'totp')
  for (const stranger of [await anotherSession(town, owner), other.client, app]) {
    expect((await confirmTotp(stranger, id, codeOf(secret))).status).toBe(404)
  }
  expect((await confirmTotp(client, id, codeOf(secret))).status).toBe(201)
  expect(town.deployment.factorsOf(other.owner.id).map(({ name }) => name)).toEqual([null])
})

test('a registration of one person is bound to nobody else', async () => {
  const victim = await signedIn(town, 'totp')
  const thief = await signedIn(town, 'totp')
  const { challenge } = await beginKey(victim.client, 'totp')
  expect((await finishKey(thief.client, register(town, thief.owner.key, challenge))).status).toBe(404)
  const own = await beginKey(thief.client, 'totp')
  expect((await finishKey(victim.client, register(town, thief.owner.key, own.challenge))).status).toBe(404)
  expect([kindsOf(town, victim.owner.id), kindsOf(town, thief.owner.id)]).toEqual([['totp'], ['totp']])
})

test('a key that somebody has bound is bound to nobody else', async () => {
  const first = await signedIn(town, 'totp')
  const second = await signedIn(town, 'totp')
  const { challenge } = await beginKey(first.client, 'totp')
  const registration = register(town, first.owner.key, challenge)
  expect((await finishKey(first.client, registration)).status).toBe(201)
  const next = await beginKey(second.client, 'totp')
  const clientDataJSON = Buffer.from(
    JSON.stringify({ type: 'webauthn.create', challenge: next.challenge, origin: town.deployment.origin }),
  ).toString('base64url')
  // Attestation `none` signs nothing, so that the same key can be presented again.
  const copied = { ...registration, response: { ...registration.response, clientDataJSON } }
  expect((await finishKey(second.client, copied)).status).toBe(403)
  expect(kindsOf(town, second.owner.id)).toEqual(['totp'])
})

test('each of two begun in one session is finished once, by one of fifty that try at once', async () => {
  const { owner, client } = await signedIn(town, 'totp')
  const { challenge } = await beginKey(client, 'totp')
  const { id, secret } = await beginTotp(client, 'totp')
  const codes = await Promise.all(fifty.map(() => confirmTotp(client, id, codeOf(secret))))
  expect(codes.filter(({ status }) => status === 201)).toHaveLength(1)
  const keys = fifty.map(() => new SoftwareAuthenticator())
  const registered = await Promise.all(keys.map((key) => finishKey(client, register(town, key, challenge))))
  expect(registered.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(kindsOf(town, owner.id)).toEqual(['totp', 'webauthn'])
})

test('a registration is over after one answer, whatever came of it', async () => {
  const { owner, client } = await signedIn(town, 'totp')
  const { challenge } = await beginKey(client, 'totp')
  expect((await finishKey(client, register(town, owner.key, challenge, 'https://localhost:1'))).status).toBe(403)
  expect((await finishKey(client, register(town, owner.key, challenge))).status).toBe(404)
})

test('an app that was begun is over ten minutes later', async () => {
  const { owner, client } = await signedIn(town, 'totp')
  const { id, secret } = await beginTotp(client, 'totp')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + pendingFactorSeconds * 1000 })
  expect((await confirmTotp(client, id, codeOf(secret))).status).toBe(404)
  expect(kindsOf(town, owner.id)).toEqual(['totp'])
})

test('the code that confirms an app does not open anything afterwards', async () => {
  const { owner, client } = await signedIn(town, 'totp')
  const { id, secret } = await beginTotp(client, 'totp')
  const code = generatorOf(secret).next(Date.now())
  expect((await confirmTotp(client, id, code.text)).status).toBe(201)
  const totp = Object.assign(new TotpGenerator(Buffer.alloc(20)), { next: () => code })
  const browser = openBrowser(town, { ...owner, totp })
  await browser.signIn()
  expect((await browser.approved('totp', 'PUT', '/api/profile/email', { email: 'x@example.test' })).status).toBe(403)
})

test('what was begun in another session ends with a change of credentials', async () => {
  const { owner, client } = await signedIn(town, 'totp-and-key')
  const other = await anotherSession(town, owner)
  const { challenge } = await beginKey(other, 'key')
  const { id, secret } = await beginTotp(client, 'key')
  expect((await confirmTotp(client, id, codeOf(secret))).status).toBe(201)
  expect((await finishKey(other, register(town, new SoftwareAuthenticator(), challenge))).status).toBe(401)
  expect(kindsOf(town, owner.id)).toEqual(['totp', 'webauthn'])
})
