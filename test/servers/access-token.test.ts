import { createHmac } from 'node:crypto'
import {
  createLocalJWKSet,
  EncryptJWT,
  exportJWK,
  exportSPKI,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWK,
  SignJWT,
} from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { issuerKeys } from '../../servers/gateway/context/issuer-keys.ts'
import { verifyAccessToken } from '../../servers/gateway/context/verify-access-token.ts'
import { acrOf } from '../../servers/levels.ts'
import { clockSkewSeconds } from '../../servers/limits.ts'
import { nowMs, nowSeconds } from './store.ts'

const issuer = 'https://localhost:8444'
const audience = 'https://localhost:8443'
const good = {
  iss: issuer,
  aud: audience,
  sub: 'alice',
  jti: 'token-1',
  iat: nowSeconds,
  exp: nowSeconds + 600,
  acr: acrOf(2),
  amr: ['pwd', 'otp'],
  auth_time: nowSeconds,
  grant: 'grant-1',
  cnf: { jkt: 'thumbprint' },
}
const head = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' }
let ours: GenerateKeyPairResult
let theirs: GenerateKeyPairResult
let publicJwk: JWK
beforeAll(async () => {
  ours = await generateKeyPair('ES256', { extractable: true })
  theirs = await generateKeyPair('ES256', { extractable: true })
  publicJwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }
})

const check = (token: string, now = nowMs) =>
  verifyAccessToken(token, { issuer, audience, keys: createLocalJWKSet({ keys: [publicJwk] }), nowMs: now })
const sign = (claims: object = {}, header: object = {}, key = ours.privateKey) =>
  new SignJWT({ ...good, ...claims }).setProtectedHeader({ ...head, ...header }).sign(key)
const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** Signed over JSON as it is written here, which no serializer would write. */
async function signText(payload: string): Promise<string> {
  const input = `${part(head)}.${part(payload)}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, ours.privateKey, Buffer.from(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

test('an access token of our issuer for us is taken, with its claims', async () => {
  expect(await check(await sign())).toMatchObject({ sub: 'alice', acr: acrOf(2), grant: 'grant-1', cnf: { jkt: 'thumbprint' } })
  expect(await check(await signText(JSON.stringify(good)))).not.toBeNull()
})

describe('without a signature of our issuer', () => {
  test.each(['none', 'None', 'NONE', 'nOnE', '', 'ES256'])('alg %j and no signature', async (alg) => {
    expect(await check(`${part({ ...head, alg })}.${part(good)}.`)).toBeNull()
    expect(await check(`${part({ ...head, alg })}.${part(good)}`)).toBeNull()
  })

  test('HMAC with the public key as the secret, in every form that it is written in', async () => {
    const pem = await exportSPKI(ours.publicKey)
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', ours.publicKey))
    const raw = Buffer.from(await crypto.subtle.exportKey('raw', ours.publicKey))
    for (const secret of [
      pem,
      pem.trim(),
      spki,
      raw,
      JSON.stringify(publicJwk),
      Buffer.from(publicJwk.x ?? '', 'base64url'),
      '',
    ]) {
      const input = `${part({ ...head, alg: 'HS256' })}.${part(good)}`
      expect(await check(`${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`)).toBeNull()
    }
  })

  test('another key under our kid, under another, under none', async () => {
    for (const kid of ['k1', 'k2', undefined]) expect(await check(await sign({}, { kid }, theirs.privateKey))).toBeNull()
  })

  test('another algorithm, or one bit changed', async () => {
    const rsa = await generateKeyPair('PS256')
    expect(await check(await sign({}, { alg: 'PS256' }, rsa.privateKey))).toBeNull()
    const p384 = await generateKeyPair('ES384')
    expect(await check(await sign({}, { alg: 'ES384' }, p384.privateKey))).toBeNull()
    const [header, , signature] = (await sign()).split('.')
    expect(await check(`${header}.${part({ ...good, acr: acrOf(3) })}.${signature}`)).toBeNull()
  })

  test.each(['', '.', '..', 'a.b.c', 'null', 'a.b.c.d.e', ' ', '{}'])('that is %j', async (garbage) => {
    expect(await check(garbage)).toBeNull()
  })

  test('an encrypted token, to a key of ours or with a key of theirs', async () => {
    const { publicKey } = await generateKeyPair('ECDH-ES')
    const sealed = new EncryptJWT(good).setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', typ: 'at+jwt', kid: 'k1' })
    expect(await check(await sealed.encrypt(publicKey))).toBeNull()
    const direct = new EncryptJWT(good).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'at+jwt', kid: 'k1' })
    expect(await check(await direct.encrypt(new Uint8Array(32)))).toBeNull()
  })
})

describe('with a header that', () => {
  test.each([
    ['points to keys', { jku: 'https://evil.test/jwks' }],
    ['points to a certificate', { x5u: 'https://evil.test/cert' }],
    ['brings certificates', { x5c: ['MIIB'] }],
    ['names something critical', { crit: ['exp'], exp: 1 }],
    ['is of an ID token', { typ: 'JWT' }],
    ['is of a proof', { typ: 'dpop+jwt' }],
    ['is of a logout token', { typ: 'logout+jwt' }],
    ['has no type', { typ: undefined }],
    ['has the type in other letters', { typ: 'AT+JWT' }],
    ['has no kid', { kid: undefined }],
    ['has an empty kid', { kid: '' }],
    ['has a path for a kid', { kid: '../../etc/passwd' }],
    ['has a query for a kid', { kid: "k1' or '1'='1" }],
    ['has an endless kid', { kid: 'k'.repeat(201) }],
    ['says that it is not base64url', { b64: true, crit: ['b64'] }],
  ])('%s', async (_what, header) => {
    const token = await sign({}, header).catch(async () => `${part({ ...head, ...header })}.${part(good)}.${part('x')}`)
    expect(await check(token)).toBeNull()
  })

  test('brings the key that it is signed with, or ours', async () => {
    const jwk = await exportJWK(theirs.publicKey)
    expect(await check(await sign({}, { jwk }, theirs.privateKey))).toBeNull()
    expect(await check(await sign({}, { jwk: publicJwk }))).toBeNull()
  })
})

describe('with claims that', () => {
  test.each([
    ['name another audience', { aud: 'https://localhost:8444' }],
    ['name a client', { aud: 'app' }],
    ['name a list of audiences', { aud: [audience, 'https://evil.test'] }],
    ['name a list of one', { aud: [audience] }],
    ['have the audience with a slash', { aud: `${audience}/` }],
    ['have no audience', { aud: undefined }],
    ['name another issuer', { iss: 'https://evil.test' }],
    ['have the issuer with a slash', { iss: `${issuer}/` }],
    ['have no issuer', { iss: undefined }],
    ['have no subject', { sub: undefined }],
    ['have an empty subject', { sub: '' }],
    ['have no id', { jti: undefined }],
    ['have no grant', { grant: undefined }],
    ['have no level', { acr: undefined }],
    ['have an unknown level', { acr: 'urn:stepproof:acr:9' }],
    ['have a numeric level', { acr: 3 }],
    ['have a level above the factor', { acr: acrOf(3) }],
    ['have no factor', { amr: undefined }],
    ['have an unknown factor', { amr: ['hwk'] }],
    ['have a factor in a string', { amr: 'pwd otp' }],
    ['have no iat', { iat: undefined }],
    ['have no exp', { exp: undefined }],
    ['have no auth_time', { auth_time: undefined }],
    ['have exp as a string', { exp: String(nowSeconds + 600) }],
    ['have a broken exp', { exp: nowSeconds + 600.5 }],
    ['have a negative exp', { exp: -1 }],
    ['have exp null', { exp: null }],
    ['have exp before iat', { exp: nowSeconds + 5, iat: nowSeconds + 5 }],
    ['have an auth_time as a string', { auth_time: String(nowSeconds) }],
    ['have a broken auth_time', { auth_time: nowSeconds - 0.5 }],
    ['have a negative auth_time', { auth_time: -1 }],
    ['have nbf as a string', { nbf: '0' }],
  ])('%s', async (_what, claims) => {
    expect(await check(await signText(JSON.stringify({ ...good, ...claims })))).toBeNull()
  })

  test.each(['1e400', '-1e400', '1e16', '9007199254740993', 'true', '[]', '{}'])('have exp %s', async (exp) => {
    expect(await check(await signText(JSON.stringify({ ...good, exp: 0 }).replace('"exp":0', `"exp":${exp}`)))).toBeNull()
  })

  test.each([
    ['exp', -1, false],
    ['exp', 0, false],
    ['exp', 1, true],
    ['iat', clockSkewSeconds - 1, true],
    ['iat', clockSkewSeconds, true],
    ['iat', clockSkewSeconds + 1, false],
    ['nbf', clockSkewSeconds, true],
    ['nbf', clockSkewSeconds + 1, false],
    ['auth_time', -1, true],
    ['auth_time', 0, true],
    ['auth_time', 1, false],
  ] as const)('have %s %i s from now: taken %s', async (claim, off, taken) => {
    const claims = { iat: nowSeconds - 600, [claim]: nowSeconds + off }
    expect((await check(await sign(claims))) !== null).toBe(taken)
  })

  test('are judged by the clock of the server, not of the process', async () => {
    const token = await sign()
    expect(await check(token, nowMs + 599_999)).not.toBeNull()
    expect(await check(token, nowMs + 600_000)).toBeNull()
    expect(await check(token, nowMs - (clockSkewSeconds + 1) * 1000)).toBeNull()
  })
})

test('keys come from the issuer only, and unknown ones do not make it fetch more', async () => {
  const fetched: string[] = []
  const keys = issuerKeys(issuer, async (url) => {
    fetched.push(url)
    return Response.json({ keys: [publicJwk] })
  })
  const expected = { issuer, audience, keys, nowMs }
  expect(await verifyAccessToken(await sign(), expected)).not.toBeNull()
  for (const kid of ['k2', '../jwks', 'https://evil.test/jwks', ...Array.from({ length: 20 }, (_, index) => `x${index}`)]) {
    expect(await verifyAccessToken(await sign({}, { kid }, theirs.privateKey), expected)).toBeNull()
    expect(
      await verifyAccessToken(await sign({}, { kid, jku: 'https://evil.test/jwks' }, theirs.privateKey), expected),
    ).toBeNull()
  }
  expect(fetched).toEqual([`${issuer}/jwks`])
})
