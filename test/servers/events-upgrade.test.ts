import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { socketsPerPerson } from '../../servers/limits.ts'
import { type BrowserPerson, enrolAlice, signIn } from './browser-person.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { lines, sendRaw } from './raw-connection.ts'
import { upgradeStatus } from './socket-client.ts'

let town: OpenDeployment
let alice: BrowserPerson
beforeAll(async () => {
  town = await openDeployment()
  await enrolAlice(town)
  alice = await signIn(town)
})
afterAll(() => town.close())
const statusOf = (headers: Record<string, string> = {}, path = '/events') => upgradeStatus(town, alice, headers, path)

describe('a WebSocket is opened', () => {
  test('by our own page in a session', async () => {
    expect(await statusOf()).toBe(101)
  })

  test.each([
    ['without a session', { cookie: '' }, 401],
    ['with a made-up session', { cookie: '__Host-session=made-up' }, 401],
    ['by a token', { authorization: 'DPoP a.b.c' }, 401],
    ['by another site', { origin: 'https://evil.test' }, 403],
    ['by a sandboxed page', { origin: 'null' }, 403],
    ['by our name at another port', { origin: 'https://localhost' }, 403],
    ['by our page without TLS', { origin: 'http://localhost:8443' }, 403],
    ['by our name in capitals', { origin: 'HTTPS://LOCALHOST' }, 403],
    ['for another host', { host: 'evil.test' }, 421],
  ] as const)('%s never: %j gives %d', async (_what, headers, status) => {
    const before = town.deployment.audit.after(0).length
    expect(await statusOf(headers)).toBe(status)
    const events = town.deployment.audit.after(before)
    expect(events.map(({ decision }) => decision)).toEqual([
      status === 401 && 'cookie' in headers && headers.cookie !== '' ? 'end' : 'refuse',
    ])
  })

  test('on no other device, and that ends the session', async () => {
    const mine = await signIn(town)
    expect(await statusOf({ cookie: mine.cookie(), 'user-agent': 'another' })).toBe(401)
    expect((await mine.send('/api/account')).status).toBe(401)
  })

  const hint = { 'sec-ch-ua-platform': '"Linux"' }

  test('by a browser that names its platform elsewhere and not here, as browsers do', async () => {
    const mine = await signIn(town, undefined, hint)
    expect(await upgradeStatus(town, mine)).toBe(101)
    expect((await mine.send('/api/account')).status).toBe(200)
  })

  test.each([
    ['names another platform', { 'sec-ch-ua-platform': '"Windows"' }],
    ['has half of the name', { 'user-agent': 'browser' }],
    ['has another name', { 'user-agent': 'browser linux 2' }],
  ])('never by one that %s', async (_what, headers) => {
    const mine = await signIn(town, undefined, hint)
    expect(await upgradeStatus(town, mine, headers)).toBe(401)
    expect((await mine.send('/api/account')).status).toBe(401)
  })

  test('and an ordinary request has to name the platform all the same', async () => {
    const mine = await signIn(town, undefined, hint)
    const headers = { 'user-agent': 'browser linux', cookie: mine.cookie(), accept: 'application/json' }
    expect((await town.send(town.deployment.origin, '/api/account', { headers })).status).toBe(401)
  })

  test.each(['/events/', '/events?x=1', '/Events', '//events', '/', '/api/account', '/%65vents'])('not at %s', async (path) => {
    expect(await statusOf({}, path)).toBe(404)
  })

  test.each([
    ['without a version', ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='], 426],
    ['for another protocol', ['Upgrade: h2c', 'Connection: Upgrade'], 426],
    ['without a key', ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'], 400],
    ['with a body', ['Upgrade: websocket', 'Connection: Upgrade', 'Content-Length: 2'], 400],
    [
      'without an origin',
      ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='],
      403,
    ],
  ] as const)('%s never: %j gives %d', async (_what, headers, status) => {
    const { origin } = town.deployment
    const head = lines('GET /events HTTP/1.1', `Host: ${new URL(origin).host}`, `Cookie: ${alice.cookie()}`, ...headers, '', '')
    const before = town.deployment.audit.after(0).length
    expect((await sendRaw(origin, town.ca, head)).status).toBe(status)
    expect(town.deployment.audit.after(before)).toMatchObject([{ decision: 'refuse' }])
  })

  test('only so often by one person', async () => {
    const crowded = await openDeployment()
    onTestFinished(() => crowded.close())
    await enrolAlice(crowded)
    const insatiable = await signIn(crowded)
    const statuses: (number | undefined)[] = []
    for (let at = 0; at <= socketsPerPerson; at += 1) statuses.push(await upgradeStatus(crowded, insatiable))
    expect(statuses).toEqual([...Array.from({ length: socketsPerPerson }, () => 101), 429])
  })
})
