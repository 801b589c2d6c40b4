import { describe, expect, test } from 'vitest'
import { acceptedAlgorithms, challengeOf, checkRegistration } from '../../servers/enrolment/check-registration.ts'
import { flag, makeRegistration, type Wanted } from './make-registration.ts'
import { makeDatabase } from './store.ts'

const gateway = 'https://localhost:8443'
const provider = 'https://localhost:8444'
const challenge = Buffer.alloc(32, 5).toString('base64url')
const wanted: Wanted = { challenge, origin: gateway, rpId: 'localhost' }
const facts = { challenge, relyingPartyId: 'localhost', origins: [gateway, provider] }
const check = (response: unknown, database = makeDatabase()) => checkRegistration(database, { ...facts, response })

describe('a registration', () => {
  test.each([gateway, provider])('is taken at %s, with its counter', async (origin) => {
    const registration = makeRegistration({ ...wanted, origin, counter: 7 })
    const credential = await check(registration)
    expect(credential).toMatchObject({ id: registration.id, counter: 7 })
    expect(credential?.publicKey.length).toBeGreaterThan(64)
  })

  const changes: Readonly<Record<string, Partial<Wanted>>> = {
    'without user verification': { flags: flag.present | flag.attested },
    'without user presence': { flags: flag.verified | flag.attested },
    'of an algorithm that is not ours': { algorithm: -35 },
    'for another challenge': { challenge: Buffer.alloc(32, 6).toString('base64url') },
    'for another relying party': { rpId: 'evil.test' },
    'from another origin': { origin: 'https://evil.test' },
    'from another port of this host': { origin: 'https://localhost:8445' },
    'from an origin that only begins like ours': { origin: `${gateway}1` },
    'without TLS': { origin: 'http://localhost:8443' },
    'from inside a frame of somebody else': { crossOrigin: true },
    'that is an assertion': { type: 'webauthn.get' },
  }
  test.each(Object.entries(changes))('%s is refused', async (_what, change) => {
    expect(await check(makeRegistration({ ...wanted, ...change }))).toBeNull()
  })

  test('of a credential that somebody holds is refused', async () => {
    const database = makeDatabase()
    const registration = makeRegistration(wanted)
    const sql = 'insert into webauthn_credentials (id, person, public_key, counter) values (?, ?, ?, 0)'
    database.run(sql, registration.id, 'bob', new Uint8Array([1]))
    expect(await check(registration, database)).toBeNull()
  })

  test('is bound under the id that the authenticator made, whatever the browser says', async () => {
    const one = makeRegistration(wanted)
    const other = makeRegistration(wanted)
    expect(await check({ ...one, id: other.id, rawId: other.id })).toMatchObject({ id: one.id })
  })

  test.each([undefined, null, 0, '', [], {}, { id: 'a', rawId: 'a', type: 'public-key', response: {} }])(
    'that is %j is refused',
    async (response) => {
      expect(await check(response)).toBeNull()
      expect(challengeOf(response)).toBe('')
    },
  )

  test('says which challenge it answers', () => {
    expect(challengeOf(makeRegistration(wanted))).toBe(challenge)
  })
})

test('the algorithms are EdDSA, ES256 and RS256', () => {
  expect(acceptedAlgorithms).toEqual([-8, -7, -257])
})
