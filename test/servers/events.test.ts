import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { DeploymentOptions } from '../../servers/index.ts'
import { loadReference } from '../../servers/index.ts'
import { idleSeconds, messageBytes, waitingMessages } from '../../servers/limits.ts'
import { type BrowserPerson, enrolAlice, signIn } from './browser-person.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { lines, sendPlain } from './raw-connection.ts'
import { openSocket } from './socket-client.ts'

let town: OpenDeployment
let alice: BrowserPerson
let shiftMs = 0
const now = () => Date.now() + shiftMs

async function open(options: Partial<DeploymentOptions> = {}): Promise<void> {
  town = await openDeployment({ now, ...options })
  await enrolAlice(town)
  alice = await signIn(town, now)
}

const talk = () => openSocket(town, alice)

const json = { 'content-type': 'application/json' }
const terms = { payee: 'DE17000000000000000001', cents: 95_000 }
const transfers = () => town.deployment.transfersOf('alice')

beforeAll(() => open())
afterAll(() => town.close())
beforeEach(() => {
  shiftMs = 0
})

describe('a message', () => {
  test('asks for what the request would ask, and gets the same answer', async () => {
    const { ask } = await talk()
    const http = JSON.parse((await alice.send('/api/account')).text)
    expect(await ask({ id: 'm1', do: 'statement' })).toEqual({ id: 'm1', status: 200, body: http })
    expect(await ask({ id: 'm2', do: 'admin-people' })).toMatchObject({ id: 'm2', error: 'refused', status: 403 })
    expect(town.deployment.auditAbout(new Set(['m1', 'm2']))).toMatchObject([
      { decision: 'continue', person: 'alice', address: '127.0.0.1', route: 'GET /api/account' },
      { decision: 'refuse', person: 'alice', route: 'GET /api/admin/people' },
    ])
  })

  test('that needs a step-up is challenged, and nothing is done until it was answered', async () => {
    const first = await talk()
    const { body } = await first.ask({ id: 'p', do: 'propose-transfer', body: terms })
    const object = z.object({ id: z.string() }).parse(body).id
    const challenged = await first.ask({ id: 'x1', do: 'execute-transfer', object })
    expect(challenged).toEqual({
      id: 'x1',
      error: 'insufficient_user_authentication',
      acr_values: 'urn:stepproof:acr:2',
      max_age: 300,
      challenge: expect.stringMatching(/^\/step-up\/[\w-]{43}$/),
    })
    expect(transfers()).toEqual([])
    await alice.stepUp(String(challenged.challenge))
    // The step-up replaced the cookie that the socket was opened with.
    expect(await first.closed).toBe(4401)
    const second = await talk()
    expect(await second.ask({ id: 'x2', do: 'execute-transfer', object })).toMatchObject({ id: 'x2', status: 200 })
    expect(transfers()).toMatchObject([terms])
    expect(await second.ask({ id: 'x3', do: 'execute-transfer', object })).toMatchObject({
      id: 'x3',
      error: 'refused',
      status: 409,
    })
    expect(transfers()).toHaveLength(1)
    const events = town.deployment.auditAbout(new Set(['x1', 'x2', 'x3']))
    expect(events.map(({ decision }) => decision)).toEqual(['challenge', 'continue', 'refuse'])
  })

  test.each([
    'no JSON',
    '',
    '[]',
    '1',
    'null',
    '{"id":"a"}',
    '{"do":"statement"}',
    '{"id":"a","do":"unknown"}',
    '{"id":"a","do":"constructor"}',
    '{"id":"a","do":"__proto__"}',
    '{"id":"a b","do":"statement"}',
    '{"id":"a\\nb","do":"statement"}',
    '{"id":1,"do":"statement"}',
    '{"id":"a","do":"statement","object":"b"}',
    '{"id":"a","do":"statement","level":3}',
    '{"id":"a","do":"execute-transfer"}',
    '{"id":"a","do":"execute-transfer","object":"../x"}',
    '{"id":"a","do":"execute-transfer","object":"x/execute"}',
    '{"id":"a","do":"execute-transfer","object":""}',
  ])('that says %s has no effect, and the socket goes on', async (text) => {
    const { ask } = await talk()
    expect(await ask(text)).toMatchObject({ id: null, error: 'refused', status: 400 })
    expect(await ask({ id: 'on', do: 'statement' })).toMatchObject({ id: 'on', status: 200 })
  })

  test('with a body that the route refuses is refused', async () => {
    const { ask } = await talk()
    const bad = { id: 'b', do: 'propose-transfer', body: { ...terms, cents: -1 } }
    expect(await ask(bad)).toMatchObject({ id: 'b', error: 'refused', status: 400 })
  })

  test('too long or in bytes ends the socket or is refused', async () => {
    const long = await talk()
    long.socket.send('x'.repeat(messageBytes + 1))
    expect(await long.closed).toBe(1009)
    const bytes = await talk()
    bytes.socket.send(Buffer.from('{"id":"a","do":"statement"}'))
    await expect.poll(() => bytes.heard).toMatchObject([{ id: null, error: 'refused' }])
  })

  test('too many at once end the socket', async () => {
    const { socket, closed, heard } = await talk()
    for (let at = 0; at < waitingMessages + 30; at += 1) socket.send(JSON.stringify({ id: `f${at}`, do: 'statement' }))
    expect(await closed).toBe(4429)
    expect(heard.length).toBeLessThanOrEqual(waitingMessages)
  })
})

describe('an open socket is closed', () => {
  test('after sign-out, and does nothing more', async () => {
    const mine = await signIn(town, now)
    const kept = alice
    alice = mine
    const { ask, closed } = await talk()
    alice = kept
    expect(await ask({ id: 's1', do: 'statement' })).toMatchObject({ status: 200 })
    const { origin } = town.deployment
    expect((await mine.send('/logout', { method: 'POST', headers: { ...json, origin } })).status).toBe(303)
    expect(await closed).toBe(4401)
  })

  test('when a message comes after the session was ended elsewhere, without an effect', async () => {
    const mine = await signIn(town, now)
    const kept = alice
    alice = mine
    const { socket, heard, closed } = await talk()
    alice = kept
    await mine.send('/api/account', { headers: { 'user-agent': 'another' } })
    socket.send(JSON.stringify({ id: 'late', do: 'propose-transfer', body: terms }))
    expect(await closed).toBe(4401)
    expect(heard.filter(({ status }) => status === 201)).toEqual([])
    expect(
      town.deployment.audit.after(0).filter(({ requestId, decision }) => requestId === 'late' && decision === 'continue'),
    ).toEqual([])
  })

  test('when nothing was asked for too long: being open keeps nobody signed in', async () => {
    const kept = alice
    alice = await signIn(town, now)
    const { closed } = await talk()
    alice = kept
    shiftMs = idleSeconds * 1000 + 2000
    expect(await closed).toBe(4401)
    expect(town.deployment.audit.after(0).at(-1)).toMatchObject({ decision: 'end', person: 'alice' })
  })

  test('with the deployment', async () => {
    await town.close()
    await open()
    const { closed } = await talk()
    await town.close()
    expect(await closed).toBe(1006)
    await open()
  })
})

test('notices to the person are pushed from the moment of opening on, each once', async () => {
  await town.close()
  await open({ plainPort: 0 })
  const victim = await signIn(town, now)
  const { heard } = await talk()
  const request = lines('GET / HTTP/1.1', 'Host: a', `Cookie: ${victim.cookie()}`, '', '')
  await sendPlain(town.deployment.plainOrigin ?? '', request)
  const says = 'A session was ended: its cookie was sent without encryption.'
  await expect.poll(() => heard, { timeout: 3000 }).toEqual([{ notice: says, at: expect.any(Number) }])
})

test('an error on the way of a message is no yes, and the socket goes on', async () => {
  const { soundDefences } = await loadReference()
  await town.close()
  await open({
    defences: {
      ...soundDefences,
      resolveMessage: () => {
        throw new Error('out of order')
      },
    },
  })
  const { ask } = await talk()
  expect(await ask({ id: 'e1', do: 'statement' })).toMatchObject({ id: 'e1', error: 'refused', status: 503 })
  expect(town.deployment.auditAbout(new Set(['e1']))).toMatchObject([
    { decision: 'refuse', reason: 'our own error: out of order' },
  ])
  expect(await ask({ id: 'e2', do: 'statement' })).toMatchObject({ status: 503 })
})
