import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { describe, expect, test } from 'vitest'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { runCost } from '../../servers/factors/password.ts'
import { verifyPasskey } from '../../servers/factors/verify-passkey.ts'
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
function handmade(flags: number, client: object = {}, algorithm = '26') {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const [start, middle] = [Buffer.from(`a5010203${algorithm}2001215820`, 'hex'), Buffer.from('225820', 'hex')]
  const cose = Buffer.concat([start, Buffer.from(x, 'base64url'), middle, Buffer.from(y, 'base64url')])
  const id = Buffer.from('handmade').toString('base64url')
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
  const assert = () => {
    const clientBytes = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: here.origin, ...client }))
    const data = Buffer.concat([sha256(here.rpId), Buffer.from([flags, 0, 0, 0, 1])])
    const signature = sign('sha256', Buffer.concat([data, sha256(clientBytes)]), privateKey).toString('base64url')
    const response = {
      clientDataJSON: clientBytes.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature,
    }
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
  return { passkey: { id, publicKey: new Uint8Array(cose), counter: 0 }, assert }
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

test.each([
  { algorithm: '26', name: 'ES256', taken: true },
  { algorithm: '27', name: 'EdDSA in place of what the key is', taken: false },
  { algorithm: '3822', name: 'ES384, which we do not take', taken: false },
])('a key registered as $name is taken: $taken', async ({ algorithm, taken }) => {
  const { passkey, assert } = handmade(0x05, {}, algorithm)
  const database = makeDatabase()
  addPerson(database, { ...alice, id: 'dave', login: 'dave', passkey }, runCost)
  const answer = { person: 'dave', challenge, response: assert(), relyingParty, nowMs, warn: () => undefined }
  expect(await verifyPasskey(database, answer)).toBe(taken)
})
