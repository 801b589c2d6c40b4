import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { describe, expect, test } from 'vitest'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { runCost } from '../../servers/factors/password.ts'
import { verifyPasskey } from '../../servers/factors/verify-passkey.ts'
import { addPerson } from '../../servers/store/people.ts'
import { alice, makeDatabase } from './store.ts'

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
  const verify = (response: unknown, person = 'carol') => verifyPasskey(database, { person, challenge, response, relyingParty })
  return { authenticator, verify }
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

  test('without user verification', async () => {
    const { authenticator, verify } = await enrolled()
    const { response, ...rest } = authenticator.assert(asked)
    const data = Buffer.from(response.authenticatorData, 'base64url')
    data.writeUInt8(data.readUInt8(32) & ~0x04, 32)
    expect(await verify({ ...rest, response: { ...response, authenticatorData: data.toString('base64url') } })).toBe(false)
  })

  test.each([undefined, null, 0, '', [], {}, { id: 'a' }, { id: 'a', rawId: 'a', type: 'public-key', response: {} }])(
    'when it is %j',
    async (garbage) => {
      const { verify } = await enrolled()
      expect(await verify(garbage)).toBe(false)
    },
  )
})
