import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkPasswordRules } from '../../servers/enrolment/check-password-rules.ts'
import { commonPasswords } from '../../servers/enrolment/common-passwords.ts'
import { maxPasswordCharacters, minPasswordCharacters } from '../../servers/limits.ts'
import { openBrowser } from './account-client.ts'
import { anotherSession, fifty, signedIn, toldOf } from './enrolment-steps.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

// A town for each test: one address makes only so many requests in ten seconds.
let town: OpenDeployment
beforeEach(async () => {
  town = await openDeployment()
})
afterEach(() => town.close())

const next = 'something else entirely'
const path = '/api/profile/password'

describe('a new password', () => {
  const login = 'alice'
  const alone = (text: string) => checkPasswordRules({ text, login, use: 'alone' })
  const beside = (text: string) => checkPasswordRules({ text, login, use: 'besideFactor' })

  test('has fifteen characters where it is all there is, eight beside a factor', () => {
    expect(minPasswordCharacters).toEqual({ alone: 15, besideFactor: 8 })
    expect(['x7'.repeat(7), `${'x7'.repeat(7)}y`].map((text) => alone(text) === null)).toEqual([false, true])
    expect(['x7y8z9a', 'x7y8z9ab', '世界世界世界世', '世界世界世界世界'].map((text) => beside(text) === null)).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect(beside('😀'.repeat(7))).not.toBeNull()
  })

  test('may have 64 characters and more, up to what the sign-in takes', () => {
    expect(maxPasswordCharacters).toBeGreaterThanOrEqual(64)
    expect([64, 200, 201].map((length) => beside('ab'.repeat(101).slice(0, length)) === null)).toEqual([true, true, false])
  })

  test('is none that everybody tries, whatever its case', () => {
    for (const text of commonPasswords) {
      expect(text, text).toBe(text.toLowerCase())
      expect(text.length, text).toBeGreaterThanOrEqual(8)
      expect([beside(text), beside(text.toUpperCase())], text).not.toContain(null)
    }
  })

  test.each(['alice-in-wonderland', 'My-ALICE-password', 'xxxxxxxxxxalice'])('is not built on the login: %s', (text) => {
    expect(alone(text)).toContain('login')
    expect(alone(text.replaceAll(/alice/gi, 'queen'))).toBeNull()
  })
})

describe('the password', () => {
  test.each(['browser', 'app'] as const)(
    'is changed in the %s with the strongest factor and the current one',
    async (surface) => {
      const { owner, client } = await signedIn(town, 'totp-and-key', surface)
      const body = { current: owner.password, next }
      expect(await client.call('PUT', path, body)).toMatchObject({ status: 401, body: { acr_values: 'urn:stepproof:acr:3' } })
      expect((await client.approved('totp', 'PUT', path, body)).status).toBe(409)
      expect((await client.approved('key', 'PUT', path, { current: 'a wrong one', next })).status).toBe(403)
      expect((await client.approved('key', 'PUT', path, body)).status).toBe(200)
      const old = openBrowser(town, owner)
      expect(await old.signIn()).toBe(403)
      expect(await openBrowser(town, { ...owner, password: next }).signIn()).toBe(303)
    },
  )

  test('ends everything else when it changes, and the owner is told', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const other = await anotherSession(town, owner)
    expect((await client.approved('totp', 'PUT', path, { current: owner.password, next })).status).toBe(200)
    expect([(await other.call('GET', '/api/account')).status, (await client.call('GET', '/api/account')).status]).toEqual([
      401, 200,
    ])
    expect(toldOf(town, owner.id)).toHaveLength(1)
    expect((await client.call('PUT', path, { current: next, next: owner.password })).status).toBe(401)
  })

  test('is guessed five times, then nobody is looked at, here and at the sign-in', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const tries = [await client.approved('totp', 'PUT', path, { current: 'wrong', next })]
    for (const _ of fifty.slice(0, 5)) tries.push(await client.call('PUT', path, { current: 'wrong', next }))
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 429])
    expect((await client.call('PUT', path, { current: owner.password, next })).status).toBe(429)
    expect(await openBrowser(town, owner).signIn()).toBe(403)
  })

  test.each([
    { next },
    { current: 'x', next, role: 'administrator' },
    { current: 1, next },
    { current: 'x', next: 'y'.repeat(1001) },
  ])('is not changed by %j', async (body) => {
    const { client } = await signedIn(town, 'totp')
    expect((await client.approved('totp', 'PUT', path, body)).status).toBe(400)
  })

  test('of somebody without a factor needs to be longer', async () => {
    const { owner, client } = await signedIn(town, 'none')
    const short = await client.approved('password', 'PUT', path, { current: owner.password, next: 'fourteen chars' })
    expect(short.status).toBe(400)
    const long = await client.call('PUT', path, { current: owner.password, next: 'fifteen chars!!' })
    expect(long.status).toBe(200)
  })
})

describe('the e-mail address', () => {
  test('is told to both when it changes', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const email = 'new@example.test'
    expect((await client.approved('totp', 'PUT', '/api/profile/email', { email })).status).toBe(200)
    expect(town.deployment.emailOf(owner.id)).toBe(email)
    expect(town.deployment.mailTo(owner.id).map(({ to }) => to)).toEqual([`${owner.id}@example.test`, email])
    expect(toldOf(town, owner.id)).toHaveLength(1)
  })

  test('is what the last of fifty changes said, and every address was told', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const change = (email: string) => client.call('PUT', '/api/profile/email', { email })
    expect((await client.approved('totp', 'PUT', '/api/profile/email', { email: 'first@example.test' })).status).toBe(200)
    const answers = await Promise.all(fifty.map((index) => change(`n${index}@example.test`)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const mails = town.deployment.mailTo(owner.id)
    expect(mails.at(-1)?.to).toBe(town.deployment.emailOf(owner.id))
    // Each change tells the address that it replaces: the chain has no gap.
    const pairs = mails.filter((_mail, index) => index % 2 === 0).map(({ to }) => to)
    expect(pairs.slice(1)).toEqual(
      mails
        .filter((_mail, index) => index % 2 === 1)
        .map(({ to }) => to)
        .slice(0, -1),
    )
  })

  test.each([
    { role: 'administrator' },
    { level: 3 },
    { locked: 0 },
    { acr: 'urn:stepproof:acr:3' },
    { id: 'owner-1' },
    { credentials_version: 0 },
  ])('brings nothing else with it: %j', async (extra) => {
    const { owner, client } = await signedIn(town, 'totp')
    const body = { email: 'new@example.test', ...extra }
    expect((await client.approved('totp', 'PUT', '/api/profile/email', body)).status).toBe(400)
    expect(town.deployment.emailOf(owner.id)).toBe(`${owner.id}@example.test`)
  })
})

describe('an account', () => {
  test('is deleted with the strongest factor; sessions, factors and the way back in go with it', async () => {
    const { owner, client } = await signedIn(town, 'totp-and-key')
    const other = await anotherSession(town, owner)
    expect((await client.approved('totp', 'DELETE', '/api/profile')).status).toBe(409)
    expect((await client.approved('key', 'DELETE', '/api/profile')).status).toBe(200)
    expect([(await other.call('GET', '/api/account')).status, (await client.call('GET', '/api/account')).status]).toEqual([
      401, 401,
    ])
    expect(town.deployment.factorsOf(owner.id)).toEqual([])
    expect(await openBrowser(town, owner).signIn()).toBe(403)
  })

  test('that is opened anew under the same login inherits nothing', async () => {
    const { owner, client } = await signedIn(town, 'totp-and-key')
    expect((await client.approved('key', 'DELETE', '/api/profile')).status).toBe(200)
    const { login, password } = owner
    const email = 'again@example.test'
    town.deployment.admit({ id: `${owner.id}-again`, login, name: 'again', email, account: 'DE02', role: 'customer', password })
    const again = openBrowser(town, owner)
    expect(await again.signIn()).toBe(303)
    expect((await again.call('GET', '/api/factors')).body).toEqual({ factors: [], recoveryCodesLeft: 0 })
  })
})
