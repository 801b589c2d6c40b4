import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { describe, expect, test } from 'vitest'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { runCost } from '../../servers/factors/password.ts'
import { keepPasskeyChallenge, takePasskeyChallenge } from '../../servers/factors/take-passkey-challenge.ts'
import { verifyPasskey } from '../../servers/factors/verify-passkey.ts'
import { challengeSeconds } from '../../servers/limits.ts'
import { noticesOf } from '../../servers/store/notices.ts'
import { addPerson } from '../../servers/store/people.ts'
import { alice, makeDatabase, nowMs } from './store.ts'

const here = { origin: 'https://localhost:8444', rpId: 'localhost' }
const relyingParty = { id: here.rpId, origin: here.origin }
const challenge = Buffer.from('a challenge').toString('base64url')

/** Carol, with a passkey. */
async function enrolled() {
  const database = makeDatabase()
  const authenticator = new SoftwareAuthenticator()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: authenticator.register({ challenge, ...here }),
    expectedChallenge: challenge,
    expectedOrigin: here.origin,
    expectedRPID: here.rpId,
  })
  const passkey = registrationInfo?.credential ?? null
  addPerson(database, { ...alice, id: 'carol', login: 'carol', passkey }, runCost)
  const warnings: string[] = []
  const warn = (reason: string) => void warnings.push(reason)
  const verify = (response: unknown, person = 'carol') =>
    verifyPasskey(database, { person, challenge, response, relyingParty, nowMs, warn })
  return { database, authenticator, verify, warnings }
}
/** A key whose assertions are signed rightly and claim exactly these flags. */
function handmade(flags: number, client: object = {}, key: SigningKey = es256()) {
  const id = Buffer.from('handmade').toString('base64url')
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
  const assert = () => {
    const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: here.origin, ...client }))
    const data = Buffer.concat([sha256(here.rpId), Buffer.from([flags, 0, 0, 0, 1])])
    const signature = key.sign(Buffer.concat([data, sha256(clientData)])).toString('base64url')
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature,
    }
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
  return { passkey: { id, publicKey: new Uint8Array(key.cose), counter: 0 }, assert }
}

interface SigningKey {
  readonly cose: Buffer
  readonly sign: (data: Buffer) => Buffer
}

function es256(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const [start, middle] = [Buffer.from('a5010203262001215820', 'hex'), Buffer.from('225820', 'hex')]
  const cose = Buffer.concat([start, Buffer.from(x, 'base64url'), middle, Buffer.from(y, 'base64url')])
  return { cose, sign: (data) => sign('sha256', data, privateKey) }
}

const asked = { challenge, ...here }

test('an assertion is taken once, and the next one too', async () => {
  const { authenticator, verify } = await enrolled()
  const first = authenticator.assert(asked)
  expect([await verify(first), await verify(first), await verify(authenticator.assert(asked))]).toEqual([true, false, true])
})

test('an older assertion is not taken after a newer one', async () => {
  const { authenticator, verify } = await enrolled()
  const [older, newer] = [authenticator.assert(asked), authenticator.assert(asked)]
  expect([await verify(newer), await verify(older)]).toEqual([true, false])
})

test('of ten uses at once one is taken', async () => {
  const { authenticator, verify } = await enrolled()
  const assertion = authenticator.assert(asked)
  const taken = await Promise.all(Array.from({ length: 10 }, () => verify(assertion)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

describe('an assertion is not taken', () => {
  test.each([
    ['from another origin', { ...asked, origin: 'https://localhost:8443' }],
    ['for another relying party', { ...asked, rpId: 'evil.test' }],
    ['for another challenge', { ...asked, challenge: Buffer.from('other').toString('base64url') }],
  ])('%s', async (_what, wrong) => {
    const { authenticator, verify } = await enrolled()
    expect(await verify(authenticator.assert(wrong))).toBe(false)
    expect(await verify(authenticator.assert(asked))).toBe(true)
  })

  test('for another person', async () => {
    const { authenticator, verify } = await enrolled()
    expect(await verify(authenticator.assert(asked), 'alice')).toBe(false)
  })

  test.each([
    { flags: 0x05, what: 'present and verified', taken: true },
    { flags: 0x01, what: 'present, but not verified', taken: false },
    { flags: 0x04, what: 'verified, but not present', taken: false },
    { flags: 0x00, what: 'neither', taken: false },
  ])('unless the user was present and verified: $what', async ({ flags, taken }) => {
    const { passkey, assert } = handmade(flags)
    const database = makeDatabase()
    addPerson(database, { ...alice, id: 'dave', login: 'dave', passkey }, runCost)
    expect(
      await verifyPasskey(database, {
        person: 'dave',
        challenge,
        response: assert(),
        relyingParty,
        nowMs,
        warn: () => undefined,
      }),
    ).toBe(taken)
  })

  test.each([undefined, null, 0, '', [], {}, { id: 'a' }, { id: 'a', rawId: 'a', type: 'public-key', response: {} }])(
    'when it is %j',
    async (garbage) => {
      const { verify } = await enrolled()
      expect(await verify(garbage)).toBe(false)
    },
  )
})

describe('a counter that went back', () => {
  test('is refused, told to the owner and to the log', async () => {
    const { database, authenticator, verify, warnings } = await enrolled()
    const [older, newer] = [authenticator.assert(asked), authenticator.assert(asked)]
    await verify(newer)
    expect([await verify(older), warnings.length]).toEqual([false, 1])
    expect(noticesOf(database, 'carol').map(({ says }) => says)).toEqual([
      'One of your passkeys may have been copied. It was used in a sign-in that we refused.',
    ])
  })

  test('says nothing when the assertion is not signed by the passkey: anybody can write a number', async () => {
    const { database, authenticator, verify, warnings } = await enrolled()
    const [older, newer] = [authenticator.assert(asked), authenticator.assert(asked)]
    await verify(newer)
    const forged = { ...older, response: { ...older.response, signature: newer.response.signature } }
    expect([await verify(forged), warnings, noticesOf(database, 'carol')]).toEqual([false, [], []])
  })
})

test.each([
  { what: 'from a frame of another site', client: { crossOrigin: true }, taken: false },
  { what: 'from our own page', client: { crossOrigin: false }, taken: true },
  { what: 'made for a registration', client: { type: 'webauthn.create' }, taken: false },
  { what: 'with a page on top', client: { topOrigin: 'https://evil.test' }, taken: false },
])('an assertion $what is taken: $taken', async ({ client, taken }) => {
  const { passkey, assert } = handmade(0x05, client)
  const database = makeDatabase()
  addPerson(database, { ...alice, id: 'dave', login: 'dave', passkey }, runCost)
  const answer = { person: 'dave', challenge, response: assert(), relyingParty, nowMs, warn: () => undefined }
  expect(await verifyPasskey(database, answer)).toBe(taken)
})

/** A COSE key (RFC 9053) for each algorithm, and how it signs. */
const algorithms = {
  ES256: {
    made: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    hash: 'sha256',
    head: [
      [1, 2],
      [3, -7],
      [-1, 1],
    ],
  },
  ES384: {
    made: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    hash: 'sha384',
    head: [
      [1, 2],
      [3, -35],
      [-1, 2],
    ],
  },
  EdDSA: {
    made: generateKeyPairSync('ed25519'),
    hash: null,
    head: [
      [1, 1],
      [3, -8],
      [-1, 6],
    ],
  },
  RS256: {
    made: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    hash: 'sha256',
    head: [
      [1, 3],
      [3, -257],
    ],
  },
} as const

test.each([
  { name: 'ES256', taken: true },
  { name: 'EdDSA', taken: true },
  { name: 'RS256', taken: true },
  { name: 'ES384', taken: false },
] as const)('a signature by $name is taken: $taken', async ({ name, taken }) => {
  const { made, hash, head } = algorithms[name]
  const { x, y, n, e } = made.publicKey.export({ format: 'jwk' })
  const parameters =
    name === 'RS256'
      ? [
          [-1, n],
          [-2, e],
        ]
      : [
          [-2, x],
          [-3, y],
        ]
  const entries = parameters.filter(([, value]) => value !== undefined)
  const key = new Map<number, number | Uint8Array>(head)
  for (const [label, value] of entries) key.set(Number(label), new Uint8Array(Buffer.from(String(value), 'base64url')))
  const { passkey, assert } = handmade(
    0x05,
    {},
    { cose: Buffer.from(isoCBOR.encode(key)), sign: (data) => sign(hash, data, made.privateKey) },
  )
  const database = makeDatabase()
  addPerson(database, { ...alice, id: 'dave', login: 'dave', passkey }, runCost)
  const answer = { person: 'dave', challenge, response: assert(), relyingParty, nowMs, warn: () => undefined }
  expect(await verifyPasskey(database, answer)).toBe(taken)
})

describe('the challenge of a ceremony', () => {
  const ceremony = { interaction: 'i1', nowMs }

  test('is taken once, for its interaction', () => {
    const database = makeDatabase()
    keepPasskeyChallenge(database, ceremony, challenge)
    const taken = ['i2', 'i1', 'i1'].map((interaction) => takePasskeyChallenge(database, { interaction, nowMs }))
    expect(taken).toEqual([null, challenge, null])
  })

  test('is replaced by that of the next', () => {
    const database = makeDatabase()
    keepPasskeyChallenge(database, ceremony, challenge)
    keepPasskeyChallenge(database, ceremony, 'newer')
    expect([takePasskeyChallenge(database, ceremony), takePasskeyChallenge(database, ceremony)]).toEqual(['newer', null])
  })

  test.each([
    { lateMs: challengeSeconds * 1000 - 1, found: true },
    { lateMs: challengeSeconds * 1000, found: false },
  ])('is found $lateMs ms later: $found', ({ lateMs, found }) => {
    const database = makeDatabase()
    keepPasskeyChallenge(database, ceremony, challenge)
    expect(takePasskeyChallenge(database, { interaction: 'i1', nowMs: nowMs + lateMs }) !== null).toBe(found)
  })
})
