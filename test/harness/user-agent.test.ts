import type { IncomingMessage, ServerResponse } from 'node:http'
import { CookieJar } from 'tough-cookie'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FlowFailure, TargetFailure } from '../../harness/errors.ts'
import { Connections } from '../../harness/network/connections.ts'
import { locationOf } from '../../harness/network/http-answer.ts'
import { Recorder } from '../../harness/network/recorder.ts'
import { Redactor } from '../../harness/network/redactor.ts'
import { makeTls } from '../../harness/network/test-ca.ts'
import { UserAgent } from '../../harness/network/user-agent.ts'
import type { TlsFiles } from '../../harness/targets/target.ts'
import { type HttpsServer, listen } from './https-server.ts'

const seen: { path: string; from: string; headers: IncomingMessage['headers']; method: string; body: string }[] = []

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await request.toArray()).join('')
  const { url: path = '', headers, socket, method = '' } = request
  seen.push({ path, from: socket.remoteAddress ?? '', headers, method, body })
  const [, first = '', second = ''] = (path.split('?')[0] ?? '').split('/')
  if (first === 'cut') return void socket.destroy()
  if (first === 'garbage') return void socket.end('HTTP/1.1 two hundred\r\n\r\n')
  if (first === 'slow') return undefined
  if (first === 'dribble') return void response.writeHead(200).write('{"half":')
  if (first === 'trickle') {
    const drops = setInterval(() => response.write(' '), 50)
    return void socket.once('close', () => clearInterval(drops))
  }
  if (first === 'huge') return void response.writeHead(200).end(Buffer.alloc(5 * 1024 * 1024, 120))
  if (first === 'hop')
    return void response.writeHead(302, { location: Number(second) > 0 ? `/hop/${Number(second) - 1}` : '/end' }).end()
  response.setHeader('set-cookie', ['seen=1; Secure; Path=/', '__Host-loose=1; Secure; Domain=localhost; Path=/'])
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
}

let tls: TlsFiles
let server: HttpsServer
const open: Connections[] = []
beforeAll(async () => {
  tls = await makeTls()
  server = await listen(tls, (request, response) => void answer(request, response))
})
afterEach(() => Promise.all(open.splice(0).map((connections) => connections.close())))
afterAll(() => server.close())

function agentAt(address: string, overrides: { connections?: Connections; answerTimeoutMs?: number; ca?: string } = {}) {
  const { answerTimeoutMs = 2_000, ca = tls.ca } = overrides
  const connections = overrides.connections ?? new Connections(address, '127.0.0.1', ca, answerTimeoutMs)
  open.push(connections)
  const recorder = new Recorder('t', new Redactor())
  const trace: string[] = []
  const jar = new CookieJar(undefined, { prefixSecurity: 'strict' })
  const device = { address, userAgent: `browser at ${address}` }
  const agent = new UserAgent({ role: 'victim', device, jar, recorder, connections, answerTimeoutMs, trace })
  return { agent, recorder, trace, jar, connections }
}
const get = (path: string) => ({ method: 'GET', url: server.origin + path })

describe('the server', () => {
  test.each(['127.20.0.3', '127.99.17.2', '127.0.0.9'])('sees the actor’s own address %s', async (address) => {
    await agentAt(address).agent.send(get('/who'))
    expect(seen.at(-1)?.from).toBe(address)
  })

  test('sees one connection for the requests that a device sends one after the other', async () => {
    const { agent } = agentAt('127.20.0.4')
    for (let time = 0; time < 20; time += 1) await agent.send(get('/x'))
    expect(server.connectedFrom.filter((from) => from === '127.20.0.4')).toHaveLength(1)
  })

  test('never sees two devices on one connection, even at the same address', async () => {
    await agentAt('127.20.0.5').agent.send(get('/x'))
    await agentAt('127.20.0.5').agent.send(get('/x'))
    expect(server.connectedFrom.filter((from) => from === '127.20.0.5')).toHaveLength(2)
  })

  test('sees a device go on with its own TLS session, and never with that of another', async () => {
    const { agent } = agentAt('127.20.0.14')
    await agent.send(get('/x'))
    await Promise.all([agent.send(get('/x')), agent.send(get('/x'))])
    expect(server.resumedFrom).toContain('127.20.0.14')
    await agentAt('127.20.0.15').agent.send(get('/x'))
    expect(server.resumedFrom).not.toContain('127.20.0.15')
  })

  test('gets the path byte for byte, with the id of the exchange', async () => {
    const { agent, trace } = agentAt('127.20.0.6')
    await agent.send(get('//a/../%2e/B;x=1%20?q=/'))
    expect(seen.at(-1)).toMatchObject({ path: '//a/../%2e/B;x=1%20?q=/', method: 'GET' })
    expect(seen.at(-1)?.headers).toMatchObject({ 'x-request-id': trace[0], 'user-agent': 'browser at 127.20.0.6' })
  })

  test('gets objects as JSON and parameters as a form', async () => {
    const { agent } = agentAt('127.20.0.7')
    await agent.send({ ...get('/x'), method: 'POST', body: { cents: 1 } })
    expect(seen.at(-1)).toMatchObject({ body: '{"cents":1}', headers: { 'content-type': 'application/json' } })
    await agent.send({ ...get('/x'), method: 'POST', body: new URLSearchParams({ a: 'b c' }) })
    expect(seen.at(-1)).toMatchObject({ body: 'a=b+c', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  })

  test('gets the cookies back that it set rightly, and no others', async () => {
    const { agent } = agentAt('127.20.0.8')
    await agent.send(get('/x'))
    expect(seen.at(-1)?.headers.cookie).toBeUndefined()
    await agent.send(get('/x'))
    expect(seen.at(-1)?.headers.cookie).toBe('seen=1')
  })
})

test('an answer has its id, status, headers and body', async () => {
  const { agent, trace } = agentAt('127.20.1.2')
  const received = await agent.send(get('/x?a=b'))
  expect([received.id, received.status, received.header('Content-Type'), received.json()]).toEqual([
    trace[0],
    200,
    'application/json',
    { ok: true },
  ])
  expect(received.request).toEqual({ method: 'GET', url: `${server.origin}/x?a=b` })
})

describe('no usable answer', () => {
  test.each(['cut', 'garbage', 'slow', 'dribble', 'trickle', 'huge'])(
    'is a target failure and recorded as such: %s',
    async (how) => {
      const { agent, recorder, trace } = agentAt('127.20.2.2', { answerTimeoutMs: 300 })
      const started = performance.now()
      await expect(agent.send(get(`/${how}?secret=in-the-query`))).rejects.toThrow(TargetFailure)
      expect(performance.now() - started).toBeLessThan(2_500)
      const [exchange] = recorder.exchanges()
      expect(exchange).toMatchObject({ id: trace[0], from: '127.20.2.2', response: null })
      expect(exchange?.failure).toMatch(/\w{3}/)
    },
  )

  test('names method and path, and neither query nor the stack', async () => {
    const failed = agentAt('127.20.2.3').agent.send(get('/cut?token=in-the-query'))
    await expect(failed).rejects.toThrow(/^no answer to GET https:\/\/localhost:\d+\/cut: [^?\n]+$/)
  })

  test('comes from a server that the test authority did not certify', async () => {
    const stranger = await makeTls()
    const { agent, recorder } = agentAt('127.20.2.4', { ca: stranger.ca })
    await expect(agent.send(get('/x'))).rejects.toThrow(TargetFailure)
    expect(recorder.exchanges()[0]?.failure).toMatch(/certificate/i)
    expect(seen.some(({ from }) => from === '127.20.2.4')).toBe(false)
  })

  test('leaves the next exchange alone', async () => {
    const { agent } = agentAt('127.20.2.5')
    await expect(agent.send(get('/cut'))).rejects.toThrow(TargetFailure)
    expect((await agent.send(get('/x'))).status).toBe(200)
  })
})

describe('only this machine', () => {
  test.each([
    'https://203.0.113.7/x',
    'https://10.0.0.1:8443/',
    'https://[2001:db8::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0xa000001/',
    'https://167772161/',
    'https://localhost:8443@10.0.0.1/',
    'https://10.0.0.1\\@localhost/',
    'https://0.0.0.0/',
  ])('is sent to, not %s', async (url) => {
    const { agent, recorder } = agentAt('127.20.4.2')
    await expect(agent.send({ method: 'GET', url })).rejects.toThrow(TargetFailure)
    expect(recorder.exchanges()).toEqual([])
  })

  test('is behind every host name', async () => {
    const { agent } = agentAt('127.20.4.3')
    const stranger = `https://bank.example:${new URL(server.origin).port}/x`
    // The certificate is not for that name, so the server was asked, and it was ours.
    await expect(agent.send({ method: 'GET', url: stranger })).rejects.toThrow(/altnames/)
  })

  test('is behind a literal loopback address', async () => {
    const { agent } = agentAt('127.20.4.4')
    const { status } = await agent.send({ method: 'GET', url: `https://127.0.0.1:${new URL(server.origin).port}/x` })
    expect(status).toBe(200)
  })
})

describe('follow', () => {
  test('follows redirects as GET until there is none', async () => {
    const { agent, trace } = agentAt('127.20.3.2')
    const end = await agent.follow(await agent.send({ ...get('/hop/3'), method: 'POST', body: {} }))
    expect([end.status, new URL(end.request.url).pathname, end.request.method, trace.length]).toEqual([200, '/end', 'GET', 5])
  })

  test('stops where it is told to, before going there', async () => {
    const { agent, trace } = agentAt('127.20.3.3')
    const end = await agent.follow(await agent.send(get('/hop/3')), ({ pathname }) => pathname === '/hop/1')
    expect([locationOf(end)?.pathname, trace.length]).toEqual(['/hop/1', 2])
  })

  test.each([
    { hops: 12, redirects: 11 },
    { hops: 3, redirects: 2 },
  ])('gives up after $hops redirects', async ({ hops, redirects }) => {
    const { agent, trace } = agentAt('127.20.3.4')
    await expect(agent.follow(await agent.send(get(`/hop/${redirects}`)), undefined, hops)).rejects.toThrow(FlowFailure)
    expect(trace).toHaveLength(hops + 1)
    const fine = await agent.follow(await agent.send(get(`/hop/${redirects - 1}`)), undefined, hops)
    expect(fine.status).toBe(200)
  })
})
