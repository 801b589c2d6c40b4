import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { PassThrough } from 'node:stream'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OpenDeployment } from '../open-deployment.ts'
import { type App, type Browser, openApp, openBehind, openBrowser, zeros } from './behind.ts'

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

const eventsOf = (id: string) => town.deployment.auditAbout(new Set([id])).map(({ reason }) => reason)
const octets = {
  'content-type': 'application/octet-stream',
  get origin() {
    return town.deployment.origin
  },
}

describe('an answer', () => {
  test('begins at the client before the app has ended it', async () => {
    let finish = () => {}
    handle = (_request, response) => {
      response.write('first')
      finish = () => response.end('last')
    }
    const answer = await alice.send('/download')
    const [first] = (await once(answer.body, 'data')) as [Buffer]
    expect(first.toString()).toBe('first')
    finish()
    const [last] = (await once(answer.body, 'data')) as [Buffer]
    expect(last.toString()).toBe('last')
  })

  test('of which only the head is there yet is there with its head', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
      response.once('close', () => response.end())
    }
    const answer = await alice.send('/events')
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream'])
    answer.body.on('error', () => undefined).destroy()
  })

  test('of events comes event by event', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      for (const number of [1, 2, 3]) response.write(`data: ${number}\n\n`)
      response.end()
    }
    expect(await (await alice.send('/events')).text()).toBe('data: 1\n\ndata: 2\n\ndata: 3\n\n')
  })

  test('that nobody listens to any more is not asked for any more', async () => {
    const closed = Promise.withResolvers<void>()
    handle = (_request, response) => {
      response.write('x')
      response.once('close', () => closed.resolve())
    }
    const answer = await alice.send('/endless')
    answer.body.on('error', () => undefined).destroy()
    await closed.promise
  })

  test('of which the app dies in the middle breaks off at the client too', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    }
    const answer = await alice.send('/half', { headers: { 'x-request-id': 'half' } })
    await expect(answer.text()).rejects.toThrow()
    await vi.waitFor(() => expect(eventsOf('half')).toContain('the answer broke off'))
  })

  test('of chunks that breaks off is not taken for whole either', async () => {
    handle = (_request, response) => {
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    }
    await expect((await alice.send('/half')).text()).rejects.toThrow()
  })

  test('that falls silent in the middle is ended', async () => {
    handle = (_request, response) => void response.write('half')
    await expect((await alice.send('/silent')).text()).rejects.toThrow()
  })

  test('keeps its status, its headers and its several cookies', async () => {
    handle = (_request, response) => {
      response.writeHead(418, { 'x-app': ['1', '2'], 'set-cookie': ['a=1', 'b=2'], connection: 'X-Hop', 'x-hop': '1' })
      response.end('tea')
    }
    const answer = await alice.send('/tea')
    expect([answer.status, await answer.text()]).toEqual([418, 'tea'])
    expect(answer.headers).toMatchObject({ 'x-app': ['1', '2'], 'set-cookie': ['a=1', 'b=2'] })
    expect(answer.headers['x-hop']).toBeUndefined()
  })

  test('keeps its trailers', async () => {
    handle = (_request, response) => {
      response.writeHead(200, { trailer: 'x-sum' })
      response.write('data')
      response.addTrailers({ 'x-sum': '42', 'set-cookie': '__Host-session=planted' })
      response.end()
    }
    const raw = await rawRequest('GET /sums HTTP/1.1\r\n', '')
    expect(raw).toContain('x-sum: 42')
    expect(raw).not.toContain('planted')
  })

  test('leads to the gateway where it leads to the app', async () => {
    handle = (_request, response) => void response.writeHead(302, { location: `${app.url.origin}/next?a=b` }).end()
    expect((await alice.send('/redirect')).headers.location).toBe(`${town.deployment.origin}/next?a=b`)
  })
})

describe('an upload', () => {
  test('of 50 MB passes, and waits at the client as long as the app does not read', async () => {
    let made = 0
    let madeWhileWaiting = 0
    handle = (request, response) => {
      let length = 0
      setTimeout(() => {
        madeWhileWaiting = made
        request.on('data', (chunk: Buffer) => {
          length += chunk.length
        })
        request.on('end', () => response.end(String(length)))
      }, 250)
    }
    const body = zeros(50, (bytes) => {
      made = bytes
    })
    const answer = await alice.send('/upload', { method: 'POST', headers: octets, body })
    expect(await answer.text()).toBe(String(50 * 1024 * 1024))
    // What is on its way stands in the buffers of sockets, on both sides of the gateway.
    expect(madeWhileWaiting).toBeGreaterThan(0)
    expect(madeWhileWaiting).toBeLessThan(20 * 1024 * 1024)
  })

  test('with a length keeps it', async () => {
    handle = (request, response) =>
      void request
        .resume()
        .on('end', () => response.end(JSON.stringify([request.headers['content-length'], request.headers['transfer-encoding']])))
    const answer = await alice.send('/upload', { method: 'POST', headers: octets, body: 'x'.repeat(1000) })
    expect(await answer.json()).toEqual(['1000', null])
  })

  test('begins at the app before the client has ended it', async () => {
    const arrived = Promise.withResolvers<string>()
    handle = (request, response) => {
      request.once('data', (chunk: Buffer) => arrived.resolve(chunk.toString()))
      request.on('end', () => response.end('ok'))
    }
    const body = new PassThrough()
    body.write('first')
    const sent = alice.send('/upload', { method: 'POST', headers: octets, body })
    expect(await arrived.promise).toBe('first')
    body.end()
    expect(await (await sent).text()).toBe('ok')
  })

  test('that the client gives up is given up at the app', async () => {
    const aborted = Promise.withResolvers<void>()
    const arrived = Promise.withResolvers<void>()
    handle = (request) => {
      request.once('data', () => arrived.resolve())
      request.on('error', () => aborted.resolve())
    }
    const body = new PassThrough()
    body.write('first')
    const sent = alice.send('/upload', { method: 'POST', headers: octets, body })
    sent.catch(() => undefined)
    await arrived.promise
    body.destroy(new Error('given up'))
    await aborted.promise
    await expect(sent).rejects.toThrow()
  })

  test('that the app refuses early gets its answer', async () => {
    handle = (_request, response) => void response.writeHead(413, { connection: 'close' }).end('too much')
    const answer = await alice.send('/upload', { method: 'POST', headers: octets, body: 'x'.repeat(200_000) })
    expect([answer.status, await answer.text()]).toEqual([413, 'too much'])
  })
})

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
    expect(await rawRequest('POST /x HTTP/1.1\r\n', `${headers}Origin: ${town.deployment.origin}\r\n`, 'hello')).toMatch(
      /^HTTP\/1\.1 400/,
    )
    expect(reached).toBe(0)
  })

  test('of another protocol is not passed on', async () => {
    let reached = 0
    handle = (_request, response) => {
      reached += 1
      response.end()
    }
    expect(
      await rawRequest(
        'GET /x HTTP/1.1\r\n',
        'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n',
      ),
    ).toMatch(/^HTTP\/1\.1 (?:400|403)/)
    expect(reached).toBe(0)
  })
})

/** What a connection brings back for a request as it is written here, with the cookie of the signed-in browser. */
async function rawRequest(line: string, headers: string, body = ''): Promise<string> {
  const { host, port } = new URL(town.deployment.origin)
  const socket = connect({ host: '127.0.0.1', port: Number(port), servername: 'localhost', ca: town.ca })
  await once(socket, 'secureConnect')
  let text = ''
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  const closed = headers.includes('Connection:') ? '' : 'Connection: close\r\n'
  socket.write(`${line}Host: ${host}\r\nCookie: ${alice.cookies()}\r\nUser-Agent: browser\r\n${closed}${headers}\r\n${body}`)
  await Promise.race([once(socket, 'close'), once(socket, 'end')])
  socket.destroy()
  return text
}
