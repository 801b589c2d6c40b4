import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { describe, expect, test } from 'vitest'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { runCost } from '../../servers/factors/password.ts'
import { verifyPasskey } from '../../servers/factors/verify-passkey.ts'
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
function handmade(flags: number) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const [start, middle] = [Buffer.from('a5010203262001215820', 'hex'), Buffer.from('225820', 'hex')]
  const cose = Buffer.concat([start, Buffer.from(x, 'base64url'), middle, Buffer.from(y, 'base64url')])
  const id = Buffer.from('handmade').toString('base64url')
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
  const assert = () => {
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: here.origin }))
    const data = Buffer.concat([sha256(here.rpId), Buffer.from([flags, 0, 0, 0, 1])])
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url')
    const response = { clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'), signature }
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
