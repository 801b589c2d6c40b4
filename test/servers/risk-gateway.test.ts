import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { Wallet } from '../../harness/actors/wallet.ts'
import { Connections } from '../../harness/network/connections.ts'
import { Recorder } from '../../harness/network/recorder.ts'
import { Redactor } from '../../harness/network/redactor.ts'
import { type HttpAnswer, UserAgent } from '../../harness/network/user-agent.ts'
import { apiClient } from '../../harness/targets/reference/api-client.ts'
import { sessionClient } from '../../harness/targets/reference/session-client.ts'
import type { Client } from '../../harness/targets/target.ts'
import { loadReference } from '../../servers/index.ts'
import { acrOf } from '../../servers/levels.ts'
import { elsewhere } from './circumstances.ts'
import { makeCustomer, passkeyOf, toEnrol } from './customer.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

let town: OpenDeployment
const open: Connections[] = []
beforeAll(async () => {
  town = await openDeployment()
})
afterAll(async () => {
  await Promise.all(open.map((connections) => connections.close()))
  await town.close()
})

interface Somebody {
  readonly client: Client
  readonly wallet: Wallet
  /** What the log says of an answer. */
  logged(answer: HttpAnswer): string
}

let seats = 0
/** @param wallet the cookies and keys of another, for a thief */
function seat(person: Person, surface: 'session' | 'api', wallet = new Wallet(`holder ${seats}`), at = town): Somebody {
  seats += 1
  const connections = new Connections(person.device.address, '127.0.0.1', at.ca, 5000)
  open.push(connections)
  const recorder = new Recorder(`risk-${seats}`, new Redactor())
  const agent = new UserAgent({
    role: 'victim',
    device: person.device,
    jar: wallet.jar,
    recorder,
    connections,
    answerTimeoutMs: 5000,
  })
  const { origin, issuer, relyingParty } = at.deployment
  const where = { surface, agent, wallet, person, node: 0 }
  const client =
    surface === 'session'
      ? sessionClient(where, origin, relyingParty)
      : apiClient(where, origin, issuer, relyingParty, () => Date.now())
  const logged = ({ id }: HttpAnswer) =>
    at.deployment
      .auditAbout(new Set([id]))
      .map(({ decision, reason }) => `${decision}: ${reason}`)
      .join('\n')
  return { client, wallet, logged }
}

const from = (person: Person, address: string, userAgent = person.device.userAgent): Person => ({
  ...person,
  device: { address, userAgent },
})
const read = (client: Client) => client.perform('statement', {}, {})
const rent = (number: number) => ({ payee: `DE1700000000000000${String(number).padStart(4, '0')}`, cents: 95_000 })

async function enrolled(label: string, number: number, home?: string, at = town): Promise<Person> {
  const person = makeCustomer(label, number)
  const { person: row, registration } = toEnrol(person, at.deployment)
  await at.deployment.enrol(row, registration, home)
  return person
}
const atHome = async (label: string, number: number, at = town) => {
  const person = makeCustomer(label, number)
  return enrolled(label, number, person.device.address, at)
}

/** Proposes and approves; the answer to the execution. */
async function pay(client: Client, person: Person, number: number) {
  const values = rent(number)
  const asked = await client.perform('transfer', values, {})
  const challenge = client.readChallenge(asked, values)
  await client.answer(challenge, passkeyOf(person), {})
  return { asked, challenge, done: await client.perform('transfer', values, { after: challenge }) }
}

describe.each(['session', 'api'] as const)('on the %s surface', (surface) => {
  test('a newcomer at home reads and sends the rent at level 2, and is known from then on', async () => {
    const person = await atHome(`newcomer ${surface}`, 10)
    const { client, logged } = seat(person, surface)
    await client.signIn()
    const statement = await read(client)
    expect([statement.status, logged(statement)]).toEqual([200, expect.stringContaining('raised: the device is new')])
    const first = await pay(client, person, 1)
    expect([first.challenge.level, first.done.status]).toEqual([2, 200])
    const again = await pay(client, person, 1)
    expect([again.challenge.level, again.done.status]).toEqual([2, 200])
    // Two rents to one payee are much for a new one; nothing else is left to say.
    expect(logged(again.asked)).toMatch(/risk 20 raised: much money to a new payee$/)
  })

  test('somebody nobody knows reads, and sends the rent at level 2', async () => {
    const person = await enrolled(`stranger ${surface}`, 11)
    const { client, logged } = seat(person, surface)
    await client.signIn()
    expect((await read(client)).status).toBe(200)
    const { asked, challenge, done } = await pay(client, person, 1)
    expect([challenge.level, done.status]).toEqual([2, 200])
    expect(logged(asked)).toContain('network AS64496 is new; country DE is new')
  })

  test('a thief far away on his own device minutes after the owner may read, but level 2 opens nothing', async () => {
    const person = await atHome(`robbed ${surface}`, 12)
    const owner = seat(person, surface)
    await owner.client.signIn()
    await pay(owner.client, person, 1)
    const thief = seat(from(person, elsewhere, 'thief'), surface)
    await thief.client.signIn()
    const asked = await thief.client.perform('transfer', rent(2), {})
    expect(thief.client.readChallenge(asked, rent(2)).level).toBe(3)
    expect(thief.logged(asked)).toMatch(/ · risk \d+ high: .*impossible travel of a strange device/)
    expect((await read(owner.client)).status).toBe(200)
  })

  test('the right password teaches nothing, however often it is given', async () => {
    const person = await atHome(`patient ${surface}`, 13)
    const thief = seat(from(person, elsewhere, 'thief'), surface)
    for (let time = 0; time < 3; time += 1) await thief.client.signIn()
    const answer = await read(thief.client)
    expect(thief.logged(answer)).toContain('network AS64500 is new; country SG is new; the device is new')
  })
})

test('a token with a second factor from an impossible place is refused with the words for any token that is not valid', async () => {
  const person = await atHome('phished', 14)
  const owner = seat(person, 'session')
  await owner.client.signIn()
  await pay(owner.client, person, 1)
  const thief = seat(from(person, elsewhere, 'thief'), 'api')
  await thief.client.signIn()
  const asked = thief.client.readChallenge(await thief.client.perform('transfer', rent(2), {}), rent(2))
  const milder = { ...asked, handle: { ...asked.handle, acr: acrOf(2) } }
  await thief.client.answer(milder, { factor: 'totp', code: person.totp.next(Date.now()).text }, {})
  const refused = await thief.client.perform('transfer', rent(2), { after: asked })
  expect(thief.logged(refused)).toMatch(/^refuse: the risk is too high · risk \d+ extreme: /)
  const headers = { authorization: 'DPoP made-up' }
  const invalid = await town.send(town.deployment.origin, '/api/account', { headers })
  expect([refused.status, refused.text]).toEqual([invalid.status, invalid.text])
  expect(refused.header('www-authenticate')).toBe(invalid.headers['www-authenticate'])
  expect((await read(owner.client)).status).toBe(200)
})

test('a session that ended for its risk is over everywhere, and is told what every ended session is told', async () => {
  const { soundDefences } = await loadReference()
  // The device is compared before the risk is assessed: without that comparison the risk ends the session.
  const other = await openDeployment({ defences: { ...soundDefences, checkSessionDevice: () => true } })
  try {
    const person = await atHome('ended', 19, other)
    const owner = seat(person, 'session', new Wallet('owner'), other)
    await owner.client.signIn()
    await pay(owner.client, person, 1)
    const copy = new Wallet('copy')
    expect(owner.wallet.copyTo(copy, { cookies: ['__Host-session'] }, other.deployment.origin)).toBe(1)
    const thief = seat(from(person, elsewhere, 'thief'), 'session', copy, other)
    const ended = await read(thief.client)
    expect(thief.logged(ended)).toMatch(/^end: the risk is too high · risk \d+ extreme: /)
    const answer = await read(owner.client)
    expect([answer.status, owner.logged(answer)]).toEqual([401, 'end: no such session'])
    expect([ended.status, ended.text]).toEqual([answer.status, answer.text])
    expect(ended.header('www-authenticate')).toBe(answer.header('www-authenticate'))
  } finally {
    await other.close()
  }
})

describe('a stolen session', () => {
  test('that imitates its owner from far away may read, but level 2 opens nothing any more', async () => {
    const person = await atHome('imitated', 15)
    const owner = seat(person, 'session')
    await owner.client.signIn()
    await pay(owner.client, person, 1)
    const thief = seat(from(person, elsewhere), 'session', owner.wallet)
    expect((await read(thief.client)).status).toBe(200)
    const asked = await thief.client.perform('transfer', rent(2), {})
    expect(thief.client.readChallenge(asked, rent(2)).level).toBe(3)
    expect(thief.logged(asked)).toContain(' high: the session has moved to another network or country')
  })

  test('in the next street of the same network is nothing to speak of', async () => {
    const person = await atHome('moved', 16)
    const owner = seat(person, 'session')
    await owner.client.signIn()
    await pay(owner.client, person, 1)
    const moved = seat(from(person, '127.33.7.9'), 'session', owner.wallet)
    const answer = await read(moved.client)
    expect([answer.status, moved.logged(answer)]).toEqual([200, 'continue: signed in'])
  })
})

test('within a band the answer is the same, whatever the score', async () => {
  const [known, unknown] = [await atHome('known', 17), await enrolled('unknown', 18)]
  const answers = await Promise.all(
    [known, unknown].map(async (person) => {
      const { client, logged } = seat(person, 'session')
      await client.signIn()
      const answer = await client.perform('transfer', rent(1), {})
      return {
        text: answer.text.replace(/\/step-up\/[\w-]+/, ''),
        authenticate: answer.header('www-authenticate'),
        log: logged(answer),
      }
    }),
  )
  const [first, second] = answers
  expect(first?.log).not.toBe(second?.log)
  expect([first?.text, first?.authenticate]).toEqual([second?.text, second?.authenticate])
})

test('nobody without valid credentials learns what a route demands', async () => {
  const ask = async (path: string, method: 'GET' | 'POST' = 'GET') => {
    const { status, text, headers } = await town.send(town.deployment.origin, path, { method })
    return { status, text, authenticate: headers['www-authenticate'] }
  }
  const [account, admin, execute] = [
    await ask('/api/account'),
    await ask('/api/admin/people'),
    await ask('/api/transfers/x/execute', 'POST'),
  ]
  expect([admin, execute]).toEqual([account, account])
})
