import { generateKeyPair, type KeyPair } from 'dpop'
import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { bindDeviceKey } from '../../servers/gateway/context/bind-device-key.ts'
import { checkDeviceProof, type ProvenRequest } from '../../servers/gateway/context/check-device-proof.ts'
import { checkSessionDevice } from '../../servers/gateway/context/check-session-device.ts'
import { findSession, startSession } from '../../servers/gateway/context/sessions.ts'
import { requireDeviceKey } from '../../servers/gateway/decide/require-device-key.ts'
import { deviceKeySeconds, proofWindowSeconds } from '../../servers/limits.ts'
import { browser, makeDatabase, makeSession, nowMs, nowSeconds } from './store.ts'

const url = 'https://localhost:8443/api/transfers'
let keys: KeyPair
let jwk: JWK
let thumbprint: string
beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true })
  jwk = await exportJWK(keys.publicKey)
  thumbprint = await calculateJwkThumbprint(jwk)
})

const check = (proof: string, request: Partial<ProvenRequest> = {}, database = makeDatabase()) =>
  checkDeviceProof(database, { proof, method: 'POST', url, nowMs, ...request })

async function forge(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}, signer = keys): Promise<string> {
  const payload = { jti: crypto.randomUUID(), htm: 'POST', htu: url, iat: nowSeconds, ...claims }
  return new SignJWT(payload)
    .setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk, ...header })
    .sign(signer.privateKey)
}

test('a proof of the device names its key', async () => {
  expect(await check(await forge())).toBe(thumbprint)
})

describe('a proof of the device is not taken', () => {
  test.each([
    ['for another method', { method: 'PUT' }],
    ['for another path', { url: `${url}/a/execute` }],
    ['for another host', { url: 'https://evil.test/api/transfers' }],
  ])('%s', async (_what, request) => {
    expect(await check(await forge(), request)).toBeNull()
  })

  test.each([
    ['without jti', { jti: undefined }],
    ['with a short jti', { jti: 'a' }],
    ['without htm', { htm: undefined }],
    ['without htu', { htu: undefined }],
    ['without iat', { iat: undefined }],
  ])('%s', async (_what, claims) => {
    expect(await check(await forge(claims))).toBeNull()
  })

  test('that is one of DPoP, of no type, without its key or with the private one', async () => {
    const headers = [{ typ: 'dpop+jwt' }, { typ: undefined }, { jwk: undefined }, { jwk: await exportJWK(keys.privateKey) }]
    for (const header of headers) expect(await check(await forge({}, header))).toBeNull()
  })

  test('signed by another key than the one in it', async () => {
    expect(await check(await forge({}, {}, await generateKeyPair('ES256', { extractable: true })))).toBeNull()
  })

  test.each(['', 'a', 'a.b.c', 'null'])('that is %j', async (garbage) => {
    expect(await check(garbage)).toBeNull()
  })
})

test.each([
  { off: -proofWindowSeconds - 1, taken: false },
  { off: -proofWindowSeconds, taken: true },
  { off: proofWindowSeconds, taken: true },
  { off: proofWindowSeconds + 1, taken: false },
])('a proof of the device whose time is $off s off is taken: $taken', async ({ off, taken }) => {
  expect((await check(await forge({ iat: nowSeconds + off }))) !== null).toBe(taken)
})

describe('a proof of the device that was used', () => {
  test('is not taken again for as long as it would fit, even when it is ahead of the clock', async () => {
    const database = makeDatabase()
    const proof = await forge({ iat: nowSeconds + proofWindowSeconds })
    expect(await check(proof, {}, database)).toBe(thumbprint)
    for (const seconds of [0, 1, proofWindowSeconds, 2 * proofWindowSeconds]) {
      const later = { nowMs: nowMs + seconds * 1000 }
      // Other proofs in between sweep out what is over.
      await check(await forge({ iat: nowSeconds + seconds }), later, database)
      expect(await check(proof, later, database), `${seconds} s later`).toBeNull()
    }
  })

  test('wins for one of fifty requests at once', async () => {
    const database = makeDatabase()
    const proof = await forge()
    const taken = await Promise.all(Array.from({ length: 50 }, () => check(proof, {}, database)))
    expect(taken.filter((key) => key !== null)).toHaveLength(1)
  })

  test('leaves the same jti to other keys', async () => {
    const database = makeDatabase()
    const other = await generateKeyPair('ES256', { extractable: true })
    const jti = 'the-same-for-both'
    expect(await check(await forge({ jti }), {}, database)).toBe(thumbprint)
    expect(await check(await forge({ jti }, { jwk: await exportJWK(other.publicKey) }, other), {}, database)).not.toBeNull()
  })
})

describe('the key of a session', () => {
  const newSession = (database = makeDatabase()) => {
    const session = { person: 'alice', level: 1, authTime: nowSeconds, address: 'a', device: browser } as const
    const token = startSession(database, session, nowMs)
    const keyNow = () => findSession(database, token)?.deviceKey
    return { database, id: findSession(database, token)?.id ?? '', keyNow }
  }

  test.each([
    { late: 0, bound: true },
    { late: deviceKeySeconds * 1000 - 1, bound: true },
    { late: deviceKeySeconds * 1000, bound: true },
    { late: deviceKeySeconds * 1000 + 1, bound: false },
  ])('shown $late ms after sign-in is taken: $bound', ({ late, bound }) => {
    const { database, id, keyNow } = newSession()
    expect(bindDeviceKey(database, id, 'k1', nowMs + late)).toBe(bound)
    expect(keyNow()).toBe(bound ? 'k1' : null)
  })

  test('is taken once, whoever comes second and whoever asks at once', () => {
    const { database, id, keyNow } = newSession()
    const taken = Array.from({ length: 50 }, (_, index) => bindDeviceKey(database, id, `k${index}`, nowMs))
    expect(taken).toEqual([true, ...Array.from({ length: 49 }, () => false)])
    expect(keyNow()).toBe('k0')
  })

  test('of another session is not touched', () => {
    const database = makeDatabase()
    const [one, other] = [newSession(database), newSession(database)]
    bindDeviceKey(database, one.id, 'k1', nowMs)
    expect(other.keyNow()).toBeNull()
  })

  test.each([
    { bound: 'k1', shown: 'k1', method: 'POST', same: true },
    { bound: 'k1', shown: 'k1', method: 'GET', same: true },
    { bound: 'k1', shown: null, method: 'GET', same: true },
    { bound: 'k1', shown: 'k2', method: 'GET', same: false },
    { bound: 'k1', shown: 'k2', method: 'POST', same: false },
    { bound: 'k1', shown: null, method: 'POST', same: false },
    { bound: 'k1', shown: null, method: 'PUT', same: false },
    { bound: 'k1', shown: null, method: 'DELETE', same: false },
    { bound: 'k1', shown: null, method: 'HEAD', same: false },
    { bound: 'k1', shown: '', method: 'POST', same: false },
    { bound: null, shown: null, method: 'POST', same: true },
    { bound: null, shown: 'k1', method: 'POST', same: true },
  ])('is $bound: $method with a proof by $shown comes from its device: $same', ({ bound, shown, method, same }) => {
    expect(checkSessionDevice(makeSession({ deviceKey: bound }), { ...browser, key: shown }, method)).toBe(same)
    // Whatever is shown, another browser is another device.
    expect(checkSessionDevice(makeSession({ deviceKey: bound }), { ...browser, agent: 'other', key: shown }, method)).toBe(false)
  })

  test('is what a step-up needs', () => {
    expect([requireDeviceKey(makeSession()), requireDeviceKey(makeSession({ deviceKey: null }))]).toEqual([true, false])
  })
})
