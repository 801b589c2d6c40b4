import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
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
    const raw = await sendRaw(town, alice, 'GET /sums HTTP/1.1\r\n', '')
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
    const sent = alice.send('/upload', { method: 'POST', headers: { ...octets, 'x-request-id': 'given-up' }, body })
    sent.catch(() => undefined)
    await arrived.promise
    body.destroy(new Error('given up'))
    await aborted.promise
    await expect(sent).rejects.toThrow()
    await vi.waitFor(() => expect(eventsOf('given-up')).toEqual(['signed in', 'the client went away']))
  })

  test('that the app refuses early gets its answer', async () => {
    handle = (_request, response) => void response.writeHead(413, { connection: 'close' }).end('too much')
    const answer = await alice.send('/upload', { method: 'POST', headers: octets, body: 'x'.repeat(200_000) })
    expect([answer.status, await answer.text()]).toEqual([413, 'too much'])
  })
})
