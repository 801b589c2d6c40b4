import { createHash } from 'node:crypto'
import { generateKeyPair, generateProof, type KeyPair } from 'dpop'
import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkDpopNonce, makeDpopNonce } from '../../servers/gateway/context/check-dpop-nonce.ts'
import { checkDpopProof, type ProofRequest } from '../../servers/gateway/context/check-dpop-proof.ts'
import { requireTokenBinding } from '../../servers/gateway/context/require-token-binding.ts'
import { clockSkewSeconds, dpopNonceSeconds, proofWindowSeconds } from '../../servers/limits.ts'
import { makeDatabase } from './store.ts'

const url = 'https://localhost:8443/api/account'
const accessToken = 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'
const ath = createHash('sha256').update(accessToken).digest('base64url')
const iat = Math.floor(Date.now() / 1000)
let keys: KeyPair
let jwk: JWK
let thumbprint: string
beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true })
  jwk = await exportJWK(keys.publicKey)
  thumbprint = await calculateJwkThumbprint(jwk)
})

const check = (proof: string, request: Partial<ProofRequest> = {}, database = makeDatabase()) =>
  checkDpopProof(database, { proofs: [proof], method: 'GET', url, accessToken, nowMs: iat * 1000, ...request })

/** A proof with anything changed, signed all the same. */
async function forge(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  signer: KeyPair = keys,
): Promise<string> {
  const payload = { jti: crypto.randomUUID(), htm: 'GET', htu: url, iat, ath, ...claims }
  return new SignJWT(payload).setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header }).sign(signer.privateKey)
}
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a proof made by the dpop library is taken, and names its key', async () => {
  expect(await check(await generateProof(keys, url, 'GET', undefined, accessToken))).toBe(thumbprint)
  expect(await check(await forge())).toBe(thumbprint)
})

describe('a proof is not taken', () => {
  test.each([
    ['for another method', { method: 'POST' }],
    ['for a method in other letters', { method: 'get' }],
    ['for another path', { url: `${url}/x` }],
    ['for another port', { url: 'https://localhost:8444/api/account' }],
    ['for another host', { url: 'https://evil.test/api/account' }],
    ['for another token', { accessToken: `${accessToken}x` }],
  ] as const)('%s', async (_what, request) => {
    expect(await check(await forge(), request)).toBeNull()
  })

  test.each([
    ['without ath', { ath: undefined }],
    ['with the token itself as ath', { ath: accessToken }],
    ['without jti', { jti: undefined }],
    ['with a short jti', { jti: 'a' }],
    ['with an endless jti', { jti: 'a'.repeat(201) }],
    ['without htm', { htm: undefined }],
    ['without htu', { htu: undefined }],
    ['with htu in another scheme', { htu: url.replace('https', 'http') }],
    ['with htu that is only a path', { htu: '/api/account' }],
    ['with htu and a user', { htu: url.replace('//', '//user@') }],
    ['with htu and a slash more', { htu: `${url}/` }],
    ['with a slash of htu escaped', { htu: url.replace('/account', '%2Faccount') }],
    ['with htu in other letters', { htu: url.replace('account', 'Account') }],
    ['with htu and backslashes', { htu: url.replaceAll('/', '\\') }],
    ['with htu and a line end', { htu: `${url}\n` }],
    ['with a list for htu', { htu: [url] }],
    ['without iat', { iat: undefined }],
    ['with iat as a string', { iat: String(iat) }],
    ['with ath of nothing', { ath: '' }],
  ])('%s', async (_what, claims) => {
    expect(await check(await forge(claims))).toBeNull()
  })

  test.each([
    ['of another type', { typ: 'JWT' }],
    ['of no type', { typ: undefined }],
    ['without its key', { jwk: undefined }],
  ])('%s', async (_what, header) => {
    expect(await check(await forge({}, header))).toBeNull()
  })

  test('when there is none, or more than one', async () => {
    const proofs = [await forge(), await forge()]
    expect(await check('', { proofs: [] })).toBeNull()
    expect(await check('', { proofs })).toBeNull()
    expect(await check(proofs.join(', '))).toBeNull()
    expect(await check('', { proofs: proofs.slice(0, 1) })).toBe(thumbprint)
  })

  test('with the private key in it', async () => {
    expect(await check(await forge({}, { jwk: await exportJWK(keys.privateKey) }))).toBeNull()
  })

  test('signed by another key than the one in it', async () => {
    expect(await check(await forge({}, {}, await generateKeyPair('ES256')))).toBeNull()
  })

  test('signed by another algorithm', async () => {
    const other = await generateKeyPair('Ed25519')
    expect(await check(await generateProof(other, url, 'GET', undefined, accessToken))).toBeNull()
    const secret = new TextEncoder().encode('a key of no less than 256 bits for HS256')
    const header = { typ: 'dpop+jwt', alg: 'HS256', jwk: { kty: 'oct', k: Buffer.from(secret).toString('base64url') } }
    const symmetric = new SignJWT({ jti: 'long-enough', htm: 'GET', htu: url, iat, ath }).setProtectedHeader(header)
    expect(await check(await symmetric.sign(secret))).toBeNull()
  })

  test.each(['none', 'None', 'NONE', ''])('with alg %j', async (alg) => {
    const claims = part({ jti: 'long-enough', htm: 'GET', htu: url, iat, ath })
    expect(await check(`${part({ typ: 'dpop+jwt', alg, jwk })}.${claims}.`)).toBeNull()
  })

  test('changed after it was signed', async () => {
    const [header, , signature] = (await forge()).split('.')
    const claims = part({ jti: 'long-enough', htm: 'GET', htu: url, iat, ath })
    expect(await check(`${header}.${claims}.${signature}`)).toBeNull()
  })

  test.each(['', 'a', 'a.b.c', 'a.b.c.d.e', '..', accessToken, 'null'])('that is %j', async (garbage) => {
    expect(await check(garbage)).toBeNull()
  })
})

test.each([
  { off: -proofWindowSeconds - 1, taken: false },
  { off: -proofWindowSeconds, taken: true },
  { off: proofWindowSeconds, taken: true },
  { off: proofWindowSeconds + 1, taken: false },
])('a proof whose time is $off s off is taken: $taken', async ({ off, taken }) => {
  expect((await check(await forge(), { nowMs: (iat + off) * 1000 })) !== null).toBe(taken)
})

test.each([
  ['the query is in htu too', `${url}?a=b`],
  ['a fragment is in htu', `${url}#a`],
  ['the default port is written', url, 'https://localhost:443/api/account', 'https://localhost/api/account'],
  ['scheme and host are in other letters', url.replace('https://localhost', 'HTTPS://LocalHost')],
  ['dots are in the path', url.replace('/api', '/x/../api/.')],
  ['plain letters are escaped', url.replace('account', '%61cc%6Funt')],
  ['an escape is in small letters', `${url}/%c3%a9`, `${url}/%C3%A9`],
])('a proof is taken for the same address when %s', async (_what, htu, ...[asked = url, claimed = htu]) => {
  expect(await check(await forge({ htu: claimed }), { url: `${asked}?page=2` })).toBe(thumbprint)
})

describe('a proof that was used', () => {
  test('is not taken again for as long as it would fit, even when it is ahead of the clock', async () => {
    const database = makeDatabase()
    const proof = await forge()
    const first = (iat - proofWindowSeconds) * 1000
    expect(await check(proof, { nowMs: first }, database)).toBe(thumbprint)
    for (const seconds of [0, 1, proofWindowSeconds, 2 * proofWindowSeconds]) {
      // Other proofs in between sweep out what is over.
      await check(await forge(), { nowMs: first + seconds * 1000 }, database)
      expect(await check(proof, { nowMs: first + seconds * 1000 }, database), `${seconds} s later`).toBeNull()
    }
  })

  test('wins for one of twenty requests at once', async () => {
    const database = makeDatabase()
    const proof = await forge()
    const taken = await Promise.all(Array.from({ length: 20 }, () => check(proof, {}, database)))
    expect(taken.filter((key) => key !== null)).toHaveLength(1)
  })

  test('takes nothing from another key that happens to use the same jti', async () => {
    const database = makeDatabase()
    const other = await generateKeyPair('ES256', { extractable: true })
    const theirs = await forge({ jti: 'the-same' }, { jwk: await exportJWK(other.publicKey) }, other)
    expect(await check(theirs, {}, database)).not.toBeNull()
    expect(await check(await forge({ jti: 'the-same' }), {}, database)).toBe(thumbprint)
  })

  test('for something else is still there for what it is for', async () => {
    const database = makeDatabase()
    const proof = await forge()
    expect([await check(proof, { method: 'POST' }, database), await check(proof, {}, database)]).toEqual([null, thumbprint])
  })
})

test.each([
  { scheme: 'dpop', boundTo: 'k1', proofKey: 'k1', taken: true },
  { scheme: 'dpop', boundTo: 'k1', proofKey: 'k2', taken: false },
  { scheme: 'dpop', boundTo: 'k1', proofKey: null, taken: false },
  { scheme: 'dpop', boundTo: undefined, proofKey: 'k1', taken: false },
  { scheme: 'dpop', boundTo: undefined, proofKey: null, taken: false },
  { scheme: 'bearer', boundTo: 'k1', proofKey: 'k1', taken: false },
  { scheme: 'bearer', boundTo: undefined, proofKey: null, taken: false },
  { scheme: '', boundTo: 'k1', proofKey: 'k1', taken: false },
])('a token by scheme "$scheme", bound to $boundTo, with a proof by $proofKey, is taken: $taken', ({ taken, ...token }) => {
  expect(requireTokenBinding(token)).toBe(taken)
})

describe('a nonce', () => {
  const nonceKey = new Uint8Array(32).fill(1)
  const nowMs = iat * 1000
  const nonce = makeDpopNonce(nonceKey, nowMs)

  test.each([
    { seconds: -clockSkewSeconds - 1, taken: false },
    { seconds: -clockSkewSeconds, taken: true },
    { seconds: 0, taken: true },
    { seconds: dpopNonceSeconds - 1, taken: true },
    { seconds: dpopNonceSeconds, taken: true },
    { seconds: dpopNonceSeconds + 1, taken: false },
  ])('is taken $seconds s after it was given out: $taken', ({ seconds, taken }) => {
    expect(checkDpopNonce(nonce, nonceKey, nowMs + seconds * 1000)).toBe(taken)
  })

  test('is another one a second later', () => {
    expect(makeDpopNonce(nonceKey, nowMs + 1000)).not.toBe(nonce)
  })

  const later = nonce.replace(String(iat), String(iat + 1))
  test.each([
    undefined,
    null,
    1,
    [],
    [nonce],
    {},
    '',
    '.',
    'a',
    `${iat}`,
    `${iat}.`,
    later,
    `${nonce}x`,
    ` ${nonce}`,
    `0${nonce}`,
    nonce.slice(0, -1),
    makeDpopNonce(new Uint8Array(32).fill(2), nowMs),
    `${iat}.${'é'.repeat(20)}`,
    'x'.repeat(10_000),
    `Infinity.${nonce}`,
    `1e9${nonce}`,
  ])('is not made up: %j', (made) => {
    expect(checkDpopNonce(made, nonceKey, nowMs)).toBe(false)
  })
})
