import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepsStrongFactor } from '../../servers/enrolment/keeps-strong-factor.ts'
import { removalLevel } from '../../servers/enrolment/removal-level.ts'
import { removeAllFactors } from '../../servers/enrolment/remove-factors.ts'
import { makeRecoveryCodes } from '../../servers/factors/recovery-codes.ts'
import { factorsOf, strongestHeld } from '../../servers/store/held-factors.ts'
import { anotherSession, kindsOf, signedIn, toldOf } from './enrolment-steps.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { makeDatabase, nowMs } from './store.ts'

// A town for each test: one address makes only so many requests in ten seconds.
let town: OpenDeployment
beforeEach(async () => {
  town = await openDeployment()
})
afterEach(() => town.close())

const idOf = (person: string, kind: string) =>
  town.deployment.factorsOf(person).find((factor) => factor.kind === kind)?.id ?? 'none'
const acr = (level: number) => ({ status: 401, body: { acr_values: `urn:stepproof:acr:${level}` } })

test.each(['browser', 'app'] as const)(
  'in the %s a factor is removed with the strongest that is held, and only so',
  async (surface) => {
    const { owner, client } = await signedIn(town, 'totp-and-key', surface)
    const path = `/api/factors/${idOf(owner.id, 'totp')}`
    expect(await client.call('DELETE', path)).toMatchObject(acr(3))
    expect((await client.approved('totp', 'DELETE', path)).status).toBe(409)
    expect(kindsOf(town, owner.id)).toEqual(['totp', 'webauthn'])
    expect((await client.approved('key', 'DELETE', path)).status).toBe(200)
    expect(kindsOf(town, owner.id)).toEqual(['webauthn'])
  },
)

test('an approval is for one factor', async () => {
  const { owner, client } = await signedIn(town, 'totp-and-key')
  const [totp, key] = [idOf(owner.id, 'totp'), idOf(owner.id, 'webauthn')]
  const challenged = await client.approved('key', 'DELETE', `/api/factors/${totp}`)
  expect(challenged.status).toBe(200)
  expect(await client.call('DELETE', `/api/factors/${key}`)).toMatchObject(acr(3))
})

test('somebody else’s factor looks like one that is not there', async () => {
  const victim = await signedIn(town, 'totp-and-key')
  const { client } = await signedIn(town, 'totp-and-key')
  const foreign = await client.call('DELETE', `/api/factors/${idOf(victim.owner.id, 'webauthn')}`)
  expect(foreign).toEqual(await client.call('DELETE', '/api/factors/no-such-factor'))
  expect(foreign.status).toBe(404)
})

test('the last factor stays', async () => {
  const { owner, client } = await signedIn(town, 'totp')
  expect((await client.approved('totp', 'DELETE', `/api/factors/${idOf(owner.id, 'totp')}`)).status).toBe(409)
  const database = makeDatabase()
  const [only] = factorsOf(database, 'alice')
  if (only === undefined) throw new Error('nothing is held')
  expect(keepsStrongFactor([only], only)).toBe(false)
  expect(keepsStrongFactor([only, { ...only, id: 'another' }], only)).toBe(true)
})

test('a removal ends other sessions and keeps the own one, and the owner is told', async () => {
  const { owner, client } = await signedIn(town, 'totp-and-key')
  const other = await anotherSession(town, owner)
  expect((await client.approved('key', 'DELETE', `/api/factors/${idOf(owner.id, 'totp')}`)).status).toBe(200)
  expect([(await other.call('GET', '/api/account')).status, (await client.call('GET', '/api/account')).status]).toEqual([
    401, 200,
  ])
  expect(toldOf(town, owner.id)).toEqual(['A factor was removed from your account: totp, without a name'])
})

test('the level is the factor’s own, or what the person holds if that is more', () => {
  const database = makeDatabase()
  expect((['totp', 'push', 'webauthn'] as const).map((kind) => removalLevel(database, 'alice', kind))).toEqual([2, 2, 3])
  database.run("insert into webauthn_credentials (id, person, public_key, counter) values ('k', 'alice', x'00', 0)")
  expect((['totp', 'push', 'webauthn'] as const).map((kind) => removalLevel(database, 'alice', kind))).toEqual([3, 3, 3])
})

test('the strongest factor is computed from what is held now; recovery codes are none', () => {
  const database = makeDatabase()
  const held = () => strongestHeld(database, 'alice')
  database.run("insert into webauthn_credentials (id, person, public_key, counter) values ('k', 'alice', x'00', 0)")
  expect([held(), strongestHeld(database, 'bob'), strongestHeld(database, 'nobody')]).toEqual([3, 2, 1])
  database.run("delete from webauthn_credentials where id = 'k'")
  expect(held()).toBe(2)
  database.run("delete from totp_credentials where person = 'alice'")
  makeRecoveryCodes(database, 'alice')
  expect(held()).toBe(1)
  database.run("insert into push_phones (id, person, public_key, created_at) values ('p', 'alice', '{}', ?)", nowMs)
  expect(held()).toBe(2)
})

test('recovery codes go with the last factor, and with nobody else’s', () => {
  const database = makeDatabase()
  makeRecoveryCodes(database, 'alice')
  makeRecoveryCodes(database, 'bob')
  removeAllFactors(database, 'alice')
  const left = database.all('select person, count(*) as codes from recovery_codes group by person')
  expect(left.map((row) => ({ ...row }))).toEqual([{ person: 'bob', codes: 10 }])
  expect([factorsOf(database, 'alice'), factorsOf(database, 'bob').length]).toEqual([[], 1])
})
