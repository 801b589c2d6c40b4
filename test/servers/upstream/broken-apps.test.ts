import type { RequestListener } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenDeployment } from '../open-deployment.ts'
import { type App, type Browser, openApp, openBehind, openBrowser, sendRaw, zeros } from './behind.ts'

const policy = `routes:
  - { path: /*, method: GET, level: 1 }
  - { path: /*, method: POST, level: 1 }
`

let handle: RequestListener = (_request, response) => void response.end()
let app: App
let town: OpenDeployment
let alice: Browser

beforeAll(async () => {
  app = await openApp((request, response) => handle(request, response))
  town = await openBehind(app.url, policy, { answerMs: 400, silenceMs: 800 })
  alice = await openBrowser(town)
  await alice.signIn()
})
afterAll(async () => {
  await alice.close()
  await town.close()
  await app.close()
})

const eventsOf = (id: string) => town.deployment.auditAbout(new Set([id])).map(({ reason }) => reason.split(' · ')[0])

describe('an app', () => {
  test('that is slow to begin is answered for with 504', async () => {
    handle = () => undefined
    const answer = await alice.send('/slow', { headers: { 'x-request-id': 'slow' } })
    expect([answer.status, await answer.json()]).toEqual([
      504,
      { error: 'bad_gateway', error_description: 'the app gave no answer' },
    ])
    expect(eventsOf('slow')).toEqual(['signed in', 'the app did not answer in time'])
  })

  test('that closes the connection is answered for with 502', async () => {
    handle = (request) => request.socket.destroy()
    const answer = await alice.send('/closing', { headers: { 'x-request-id': 'closing' } })
    expect([answer.status, await answer.text()]).toEqual([
      502,
      '{"error":"bad_gateway","error_description":"the app gave no answer"}',
    ])
    expect(eventsOf('closing')).toEqual(['signed in', 'the app gave no answer (ECONNRESET)'])
  })

  test('that is down is answered for with 502, and nothing of where it should be', async () => {
    const gone = await openApp(() => undefined)
    await gone.close()
    const lonely = await openBehind(
      gone.url,
      'routes: [{ path: /*, method: GET, level: 0 }, { path: /*, method: POST, level: 0 }]\n',
    )
    const nobody = await openBrowser(lonely)
    const answer = await nobody.send('/x', { headers: { 'x-request-id': 'down' } })
    const text = await answer.text()
    expect([answer.status, text]).toEqual([502, '{"error":"bad_gateway","error_description":"the app gave no answer"}'])
    expect(JSON.stringify(answer.headers)).not.toContain(gone.url.port)
    expect(lonely.deployment.auditAbout(new Set(['down'])).map(({ decision, reason }) => [decision, reason])).toEqual([
      ['continue', 'open to anybody'],
      ['forwarded', 'the app gave no answer (ECONNREFUSED)'],
    ])
    expect((await nobody.send('/x', { method: 'POST', body: zeros(5) })).status).toBe(502)
    await nobody.close()
    await lonely.close()
  })

  test('that speaks no HTTP is answered for with 502', async () => {
    const server = createTcpServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-hello\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const odd = await openBehind(new URL(`http://127.0.0.1:${port}`), 'routes: [{ path: /*, method: GET, level: 0 }]\n')
    expect((await odd.send(odd.deployment.origin, '/x')).status).toBe(502)
    await odd.close()
    server.close()
  })
})

describe('a request', () => {
  test.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['chunks in an odd way', 'Transfer-Encoding: xchunked\r\n'],
    ['a folded header', 'X-A: b\r\n Stepproof-Identity: forged\r\n'],
    ['a space before the colon', 'Content-Length : 5\r\n'],
  ])('with %s does not get through', async (_what, headers) => {
    let reached = 0
    handle = (_request, response) => {
      reached += 1
      response.end()
    }
    expect(
      await sendRaw(town, alice, 'POST /x HTTP/1.1\r\n', `${headers}Origin: ${town.deployment.origin}\r\n`, 'hello'),
    ).toMatch(/^HTTP\/1\.1 400/)
    expect(reached).toBe(0)
  })

  test('of another protocol is not passed on', async () => {
    let reached = 0
    handle = (_request, response) => {
      reached += 1
      response.end()
    }
    expect(
      await sendRaw(
        town,
        alice,
        'GET /x HTTP/1.1\r\n',
        'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n',
      ),
    ).toMatch(/^HTTP\/1\.1 (?:400|403)/)
    expect(reached).toBe(0)
  })
})
