import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { Secret } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { AccountClient } from './account-client.ts'
import {
  anotherSession,
  beginKey,
  beginTotp,
  codeOf,
  confirmTotp,
  fifty,
  finishKey,
  kindsOf,
  register,
  signedIn,
  toldOf,
} from './enrolment-steps.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

// A town for each test: one address makes only so many requests in ten seconds.
let town: OpenDeployment
beforeEach(async () => {
  town = await openDeployment()
})
afterEach(() => town.close())

describe.each(['browser', 'app'] as const)('in the %s', (surface) => {
  test('an authenticator app is added with the strongest factor, shown once and proven', async () => {
    const { owner, client } = await signedIn(town, 'totp', surface)
    const { id, secret, otpauth } = await beginTotp(client, 'totp')
    expect(Secret.fromBase32(secret).bytes.length * 8).toBeGreaterThanOrEqual(160)
    expect(otpauth).toContain(secret)
    const wrong = await confirmTotp(client, id, codeOf(secret) === '000000' ? '000001' : '000000')
    expect(wrong.status).toBe(403)
    const bound = await confirmTotp(client, id, codeOf(secret))
    expect(bound).toMatchObject({ status: 201, body: { kind: 'totp' } })
    const [only, ...more] = town.deployment.factorsOf(owner.id)
    expect([only?.name, only?.id, more]).toEqual(['my app', bound.body.id, []])
  })

  test('a key is added, at the gateway’s pages', async () => {
    const { owner, client } = await signedIn(town, 'totp', surface)
    const { challenge } = await beginKey(client, 'totp')
    expect((await finishKey(client, register(town, owner.key, challenge))).status).toBe(201)
    expect(kindsOf(town, owner.id)).toEqual(['totp', 'webauthn'])
  })
})

describe('nobody adds a factor', () => {
  test.each(['totp', 'push', 'webauthn/options'])('(%s) with less than the strongest that is held', async (path) => {
    const { owner, client } = await signedIn(town, 'totp-and-key')
    const asked = await client.call('POST', `/api/factors/${path}`, { name: 'mine' })
    expect(asked).toMatchObject({ status: 401, body: { acr_values: 'urn:stepproof:acr:3' } })
    expect((await client.approved('totp', 'POST', `/api/factors/${path}`, { name: 'mine' })).status).toBe(409)
    expect(kindsOf(town, owner.id)).toEqual(['totp', 'webauthn'])
  })

  test('under another name than the approved one', async () => {
    const { client } = await signedIn(town, 'totp')
    expect((await client.approved('totp', 'POST', '/api/factors/totp', { name: 'one' })).status).toBe(201)
    expect((await client.call('POST', '/api/factors/totp', { name: 'two' })).status).toBe(403)
  })

  test.each([{}, { name: '' }, { name: 'a\u202eb' }, { name: 'x'.repeat(41) }, { name: 'x', person: 'owner-1' }, { name: 1 }])(
    'with the fields %j',
    async (body) => {
      const { client } = await signedIn(town, 'totp')
      expect((await client.call('POST', '/api/factors/totp', body)).status).toBe(400)
    },
  )
})

describe('a first factor', () => {
  test('needs the code that the owner was given, in the same session, and the code works once', async () => {
    const { owner, client, code } = await signedIn(town, 'none')
    const path = '/api/factors/totp'
    expect((await client.approved('password', 'POST', path, { name: 'first' })).status).toBe(403)
    expect((await client.call('POST', '/api/factors/activate', { code: 'A'.repeat(26) })).status).toBe(403)
    const thief = await anotherSession(town, owner)
    const tried = await Promise.all(fifty.slice(0, 20).map(() => client.call('POST', '/api/factors/activate', { code })))
    expect(tried.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await thief.call('POST', '/api/factors/activate', { code })).status).toBe(403)
    expect((await thief.approved('password', 'POST', path, { name: 'first' })).status).toBe(403)
    const { id, secret } = await beginTotp(client, 'password')
    expect((await confirmTotp(client, id, codeOf(secret))).status).toBe(201)
    expect(kindsOf(town, owner.id)).toEqual(['totp'])
  })

  test('is not bound with somebody else’s code', async () => {
    const other = await signedIn(town, 'none')
    const { client } = await signedIn(town, 'none')
    expect((await client.call('POST', '/api/factors/activate', { code: other.code })).status).toBe(403)
    expect((await other.client.call('POST', '/api/factors/activate', { code: other.code })).status).toBe(200)
  })

  test('is what sensitive actions wait for', async () => {
    const { client } = await signedIn(town, 'none')
    for (const [method, path, body] of [
      ['PUT', '/api/profile/email', { email: 'new@example.test' }],
      ['POST', '/api/factors/recovery-codes', undefined],
    ] as const) {
      expect((await client.approved('password', method, path, body)).status).not.toBe(200)
    }
  })
})

describe('a new factor', () => {
  test('ends other sessions and open approvals, keeps the own session, and the owner is told', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const other = await anotherSession(town, owner)
    const { challenge } = await beginKey(client, 'totp')
    expect((await other.call('GET', '/api/account')).status).toBe(200)
    expect((await finishKey(client, register(town, owner.key, challenge))).status).toBe(201)
    expect((await other.call('GET', '/api/account')).status).toBe(401)
    expect((await client.call('GET', '/api/account')).status).toBe(200)
    expect(toldOf(town, owner.id)).toEqual(['A factor was added to your account: webauthn, my key'])
    const next = await client.call('POST', '/api/factors/webauthn/options', { name: 'my key' })
    expect(next).toMatchObject({ status: 401, body: { acr_values: 'urn:stepproof:acr:3' } })
    const { excludeCredentials, user } = await beginKey(client, 'key')
    expect(excludeCredentials).toHaveLength(1)
    expect(user.id).not.toContain(Buffer.from(owner.id).toString('base64url'))
  })

  test('is listed without its secret', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const { id, secret } = await beginTotp(client, 'totp')
    await confirmTotp(client, id, codeOf(secret))
    const { body } = await client.call('GET', '/api/factors')
    expect(body).toEqual({
      factors: [{ id: expect.any(String), kind: 'totp', name: 'my app', createdAt: expect.any(Number) }],
      recoveryCodesLeft: 0,
    })
    expect(JSON.stringify(body)).not.toContain(secret)
    expect((await client.call('GET', `/api/factors/totp/${id}`)).status).toBe(404)
    expect(town.deployment.factorsOf(owner.id)).toHaveLength(1)
  })
})

describe('a phone', () => {
  async function makePhone() {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    const sign = (text: string) => new CompactSign(Buffer.from(text)).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    return { jwk, secret: await exportJWK(privateKey), sign }
  }
  const begin = async (client: AccountClient) => {
    const begun = await client.approved('totp', 'POST', '/api/factors/push', { name: 'phone' })
    return String(begun.body.id)
  }

  test('is bound by the key that signs', async () => {
    const { owner, client } = await signedIn(town, 'totp')
    const [phone, stranger] = await Promise.all([makePhone(), makePhone()])
    const id = await begin(client)
    const send = (publicKey: unknown, proof: string) =>
      client.call('POST', `/api/factors/push/${id}/confirm`, { publicKey, proof })
    expect((await send(phone.jwk, await stranger.sign(id))).status).toBe(403)
    expect((await send(phone.jwk, await phone.sign('another id'))).status).toBe(403)
    expect((await send(phone.secret, await phone.sign(id))).status).toBe(400)
    expect((await send(phone.jwk, await phone.sign(id))).status).toBe(201)
    expect((await send(phone.jwk, await phone.sign(id))).status).toBe(404)
    expect(kindsOf(town, owner.id)).toEqual(['push', 'totp'])
  })
})

describe('recovery codes', () => {
  test('are made with a second factor, shown once, and the old set is void', async () => {
    const { client } = await signedIn(town, 'totp')
    expect((await client.call('POST', '/api/factors/recovery-codes')).body.acr_values).toBe('urn:stepproof:acr:2')
    const made = await client.approved('totp', 'POST', '/api/factors/recovery-codes')
    const codes = z.array(z.string()).length(10).parse(made.body.codes)
    const { body } = await client.call('GET', '/api/factors')
    expect(body.recoveryCodesLeft).toBe(10)
    for (const code of codes) expect(JSON.stringify(body)).not.toContain(code)
  })
})
