import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { describe, expect, test } from 'vitest'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'

const here = { origin: 'https://localhost:8444', rpId: 'localhost' }
const challenge = Buffer.from('a challenge of the server').toString('base64url')
const other = Buffer.from('another challenge').toString('base64url')

async function registered() {
  const authenticator = new SoftwareAuthenticator()
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: authenticator.register({ challenge, ...here }),
    expectedChallenge: challenge,
    expectedOrigin: here.origin,
    expectedRPID: here.rpId,
    requireUserVerification: true,
  })
  if (!verified || registrationInfo === undefined) throw new Error('the registration does not verify')
  return { authenticator, credential: registrationInfo.credential }
}

type Registered = Awaited<ReturnType<typeof registered>>

/** True, false, or false by an exception, as servers treat it. */
async function accepted(
  { authenticator, credential }: Registered,
  asserted: { challenge: string; origin: string; rpId: string },
) {
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: authenticator.assert(asserted),
      expectedChallenge: challenge,
      expectedOrigin: here.origin,
      expectedRPID: here.rpId,
      requireUserVerification: true,
      credential,
    })
    return verified
  } catch {
    return false
  }
}

test('a registration and an assertion verify, with the user verified', async () => {
  expect(await accepted(await registered(), { challenge, ...here })).toBe(true)
})

describe('an assertion fails', () => {
  test.each([
    ['at another origin', { challenge, ...here, origin: 'https://localhost:9999' }],
    ['for another relying party', { challenge, ...here, rpId: 'evil.test' }],
    ['to another challenge', { challenge: other, ...here }],
  ] as const)('%s', async (_where, asserted) => {
    expect(await accepted(await registered(), asserted)).toBe(false)
  })

  test('with the key of somebody else', async () => {
    const [mine, theirs] = await Promise.all([registered(), registered()])
    expect(await accepted({ authenticator: theirs.authenticator, credential: mine.credential }, { challenge, ...here })).toBe(
      false,
    )
  })

  test('when it is as old as the server’s counter', async () => {
    const { authenticator, credential } = await registered()
    expect(await accepted({ authenticator, credential: { ...credential, counter: 1 } }, { challenge, ...here })).toBe(false)
    expect(await accepted({ authenticator, credential: { ...credential, counter: 1 } }, { challenge, ...here })).toBe(true)
  })
})

test('the counter counts up from one assertion to the next', async () => {
  const { authenticator, credential } = await registered()
  const counters = []
  for (let time = 0; time < 3; time += 1) {
    const { authenticationInfo } = await verifyAuthenticationResponse({
      response: authenticator.assert({ challenge, ...here }),
      expectedChallenge: challenge,
      expectedOrigin: here.origin,
      expectedRPID: here.rpId,
      credential,
    })
    counters.push(authenticationInfo.newCounter)
  }
  expect([credential.counter, ...counters]).toEqual([0, 1, 2, 3])
})

test('a registration fails for another origin, relying party or challenge', async () => {
  for (const asked of [
    { challenge: other, ...here },
    { challenge, ...here, origin: 'https://evil.test' },
    { challenge, ...here, rpId: 'evil.test' },
  ]) {
    const outcome = await verifyRegistrationResponse({
      response: new SoftwareAuthenticator().register(asked),
      expectedChallenge: challenge,
      expectedOrigin: here.origin,
      expectedRPID: here.rpId,
    }).catch(() => ({ verified: false }))
    expect(outcome.verified, JSON.stringify(asked)).toBe(false)
  }
})

test('an authenticator without a credential says so', () => {
  expect(() => new SoftwareAuthenticator().assert({ challenge, ...here })).toThrow('register first')
})
