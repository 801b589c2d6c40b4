import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import { soundDefences } from '../../../servers/gateway/defences.ts'
import { socketMayGoOn } from '../../../servers/upstream/socket-may-go-on.ts'
import type { OpenDeployment } from '../open-deployment.ts'
import { makeDatabase, nowMs } from '../store.ts'
import { type App, type Browser, openApp, openBehind, openBrowser } from './behind.ts'

const policy = `routes:
  - { path: /*, method: GET, level: 1 }
  - { path: /echo, method: GET, level: 1, websocket: true }
  - { path: /open, method: GET, level: 0, websocket: true }
  - { path: /strong, method: GET, level: 2, freshness: 60, websocket: true }
  - { path: /refused, method: GET, level: 1, websocket: true }
`

let app: App
let town: OpenDeployment
let alice: Browser
/** Milliseconds that the gateway's clock is ahead. */
let ahead = 0
const handshakes: Record<string, unknown>[] = []

beforeAll(async () => {
  app = await openApp((request, response) => void response.end(request.headers.upgrade ?? 'plain'))
  const sockets = new WebSocketServer({ noServer: true })
  app.server.on('upgrade', (request, socket, head) => {
    handshakes.push(request.headers)
    if (request.url === '/refused')
      return void socket.end(
        'HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nSet-Cookie: __Host-session=planted\r\nX-App: 1\r\n\r\nno',
      )
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on('message', (data, isBinary) => client.send(data, { binary: isBinary }))
      if (request.url === '/open') client.send('hello')
    })
  })
  town = await openBehind(app.url, policy, { socketCheckMs: 50 }, { now: () => Date.now() + ahead })
  alice = await openBrowser(town)
  await alice.signIn()
})
afterAll(async () => {
  await alice.close()
  await town.close()
  await app.close()
})

interface Opening {
  readonly headers?: Record<string, string>
  readonly browser?: Browser
}

/** The open socket, or the status that it was refused with. */
async function open(path: string, { headers = {}, browser = alice }: Opening = {}): Promise<WebSocket | number> {
  const socket = new WebSocket(town.deployment.origin.replace('https:', 'wss:') + path, {
    ca: town.ca,
    headers: { 'user-agent': 'browser', origin: town.deployment.origin, cookie: browser.cookies(), ...headers },
  })
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    socket.once('error', reject)
  })
}

async function opened(path: string, opening: Opening = {}): Promise<WebSocket> {
  const socket = await open(path, opening)
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

async function echo(socket: WebSocket, text: string): Promise<string> {
  socket.send(text)
  const [data] = (await once(socket, 'message')) as [RawData]
  return data.toString()
}

describe('a WebSocket', () => {
  test('passes in both directions', async () => {
    const socket = await opened('/echo')
    expect(await echo(socket, 'hello')).toBe('hello')
    const long = 'x'.repeat(3_000_000)
    expect(await echo(socket, long)).toBe(long)
    socket.close()
    await once(socket, 'close')
  })

  test('may be spoken on by the app first', async () => {
    const socket = await opened('/open', { headers: { cookie: '' } })
    const [first] = (await once(socket, 'message')) as [RawData]
    expect(first.toString()).toBe('hello')
    socket.close()
  })

  test('is announced to the app with a statement of who opens it, and without what is ours', async () => {
    handshakes.length = 0
    const socket = await opened('/echo', { headers: { 'Stepproof-Identity': 'forged', stepproof_identity: 'forged' } })
    expect(handshakes).toHaveLength(1)
    expect(handshakes[0]?.['stepproof-identity']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(JSON.stringify(handshakes)).not.toMatch(/forged|__Host/)
    socket.close()
  })

  test.each([
    ['without a session', '/echo', { headers: { cookie: '' } }, 401],
    ['from another site', '/echo', { headers: { origin: 'https://evil.test' } }, 403],
    ['from another site, where all is open', '/open', { headers: { origin: 'https://evil.test' } }, 403],
    ['where none is declared', '/elsewhere', {}, 400],
    ['in another spelling', '/ECHO', {}, 400],
    ['where more is demanded', '/strong', {}, 401],
    ['where nothing is declared', '/', {}, 404],
  ] as const)('%s is refused before the app hears of it', async (_what, path, opening, status) => {
    handshakes.length = 0
    expect(await open(path, opening)).toBe(status)
    expect(handshakes).toEqual([])
  })

  test('that the app refuses is refused, in the app’s words but for our cookies', async () => {
    expect(await open('/refused')).toBe(403)
    const answer = await alice.send('/refused')
    expect(await answer.text()).toBe('plain')
    expect(alice.cookies()).not.toContain('planted')
  })

  test('without an origin is refused', async () => {
    const socket = new WebSocket(`${town.deployment.origin.replace('https:', 'wss:')}/echo`, {
      ca: town.ca,
      headers: { 'user-agent': 'browser', cookie: alice.cookies() },
    })
    const [, response] = await once(socket, 'unexpected-response')
    expect(response.statusCode).toBe(403)
    response.destroy()
  })

  test('ends when its session is signed out', async () => {
    const bob = await openBrowser(town)
    await bob.signIn()
    const socket = await opened('/echo', { browser: bob })
    expect(await echo(socket, 'before')).toBe('before')
    const closed = once(socket, 'close')
    await bob.send('/logout', { method: 'POST' })
    await closed
    await bob.close()
  })

  test('ends when its session has been idle too long, whatever was said on it', async () => {
    const socket = await opened('/echo')
    const closed = once(socket, 'close')
    ahead = 899_000
    expect(await echo(socket, 'still')).toBe('still')
    ahead = 905_000
    await closed
    ahead = 0
    await alice.signIn()
  })

  test('ends when the approval that opened it is no longer fresh', async () => {
    const answer = await alice.send('/strong')
    const { challenge } = (await answer.json()) as { challenge: string }
    await alice.stepUp(challenge)
    const [strong, weak] = [await opened('/strong'), await opened('/echo')]
    const closed = once(strong, 'close')
    ahead = 62_000
    await closed
    expect(await echo(weak, 'still')).toBe('still')
    weak.close()
    ahead = 0
  })

  test('ends with the token that opened it, however late it was opened', () => {
    const token = { kind: 'token', person: 'alice', grant: 'g', nonce: 'n', expiresAt: nowMs + 1000, approvals: [] } as const
    const held = { ...soundDefences, checkTokenState: () => true }
    const at = (ms: number) => socketMayGoOn(makeDatabase(), held, { identity: token, approval: null, maxAgeSeconds: null }, ms)
    expect([at(nowMs), at(nowMs + 999), at(nowMs + 1000)]).toEqual([true, true, false])
  })

  test('ends when the gateway is closed, and when the app ends it', async () => {
    const second = await openBehind(app.url, policy)
    const socket = new WebSocket(`${second.deployment.origin.replace('https:', 'wss:')}/open`, {
      ca: second.ca,
      origin: second.deployment.origin,
    })
    await once(socket, 'open')
    const closed = once(socket, 'close')
    await second.close()
    await closed
  })
})
