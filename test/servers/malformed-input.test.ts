import { connect } from 'node:tls'
import fc from 'fast-check'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { atDoor, type Customer, type Door, makeCustomer, toEnrol } from './customer.ts'
import { body, contentType, headers, headerText, query, safeSegment } from './malformed.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

/** What is sent below is random; fast-check prints seed and path of what fails. */
const runs = 300
const answerTimeoutMs = 3000

let town: OpenDeployment
let door: Door
let stranger: Customer
let witness: Customer
const providerPaths = ['/request', '/token', '/auth', '/interaction/:uid', '/interaction/:uid/password', '/interaction/:uid/totp']

beforeAll(async () => {
  town = await openDeployment()
  const { origin, relyingParty } = town.deployment
  door = { origin, relyingParty, ca: town.ca }
  ;[stranger, witness] = [0, 1].map((number) => atDoor(makeCustomer(`malformed ${number}`, number), door)) as [Customer, Customer]
  for (const { person } of [stranger, witness]) {
    const { person: enrolled, registration } = toEnrol(person, door)
    await town.deployment.enrol(enrolled, registration)
  }
  await Promise.all([stranger.client.signIn(), witness.client.signIn()])
}, 30_000)
afterAll(async () => {
  await Promise.all([stranger.close(), witness.close()])
  await town.close()
})

let sent = 0
/** A source address for every few requests, so that it is not the rate limit that answers. */
function dispatcherOf(from?: string): Agent {
  sent += 1
  const address = from ?? `127.77.${Math.floor(sent / 250 / 250) % 250}.${(Math.floor(sent / 250) % 250) + 2}`
  return new Agent({
    localAddress: address,
    connect: {
      ca: town.ca,
      lookup: (_host, { all }, done) => (all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
    },
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
  })
}

const effects = () =>
  JSON.stringify([stranger, witness].map(({ person: { id } }) => [town.deployment.transfersOf(id), town.deployment.emailOf(id)]))

interface Sent {
  readonly origin: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | null
}

/** Sends it and holds the answer against what must be true of every answer. */
async function expectAnswered(
  { origin, method, path, headers, body }: Sent,
  from?: string,
): Promise<{ status: number; text: string }> {
  const before = effects()
  const dispatcher = dispatcherOf(from)
  try {
    const answer = await request(origin + path, { dispatcher, method: method as 'GET', headers, body })
    const text = await answer.body.text()
    expect(answer.statusCode, `${method} ${path} ${text}`).toBeLessThan(500)
    if (!path.startsWith('/assets/')) expect(text).not.toMatch(/\bat \/|node_modules|[a-z]Error\b|sqlite/i)
    if (answer.statusCode >= 300) expect(effects()).toBe(before)
    return { status: answer.statusCode, text }
  } finally {
    await dispatcher.destroy()
  }
}

function withCookie(extra: Readonly<Record<string, string>>, cookie: string): Record<string, string> {
  return { ...extra, ...(cookie !== '' && { cookie }) }
}
const cookieOf = ({ agent }: Customer) => agent.cookiesFor(door.origin)
/** Nobody's, a stranger's, or the stranger's with something changed. */
const cookieKind = fc.oneof(
  fc.constant('none'),
  { weight: 3, arbitrary: fc.constant('own') },
  fc.nat({ max: 200 }).map((at) => `cut ${at}`),
  headerText,
)
function cookieFor(kind: string): string {
  if (kind === 'none') return ''
  if (kind === 'own') return cookieOf(stranger)
  return kind.startsWith('cut ') ? cookieOf(stranger).slice(0, Number(kind.slice(4))) : kind.replaceAll(/[\r\n]/g, '')
}

const filled = (pattern: string, values: readonly string[]) => {
  let next = 0
  return pattern.replaceAll(/:\w+/g, () => values[next++ % values.length] || 'x')
}

describe('malformed input of every kind is answered, has no effect and breaks nothing', () => {
  test('at the gateway', async () => {
    let asStranger = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(safeSegment, { minLength: 1, maxLength: 3 }),
        query,
        headers,
        cookieKind,
        contentType,
        fc.option(body),
        async (index, values, search, extra, kind, type, sentBody) => {
          const { routes } = town.deployment
          const { method, path } = routes[index % routes.length] ?? { method: 'GET', path: '/' }
          const all = withCookie({ ...extra, ...(sentBody !== null && type !== '' && { 'content-type': type }) }, cookieFor(kind))
          const own = kind === 'own' ? { 'user-agent': stranger.person.device.userAgent } : {}
          const { text, status } = await expectAnswered(
            {
              origin: door.origin,
              method,
              path: filled(path, values) + search,
              headers: { ...all, ...own },
              body: method === 'GET' ? null : sentBody,
            },
            kind === 'own' ? stranger.person.device.address : undefined,
          )
          if (kind === 'own' && !text.includes('session_ended')) asStranger += 1
          if (text.includes('session_ended') || (path.startsWith('/logout') && status < 400)) await stranger.client.signIn()
        },
      ),
      { numRuns: runs },
    )
    // Not everything ended at the door.
    expect(asStranger).toBeGreaterThan(runs / 10)
  }, 60_000)

  test('on paths that are made up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
        fc.array(safeSegment, { maxLength: 5 }),
        query,
        async (method, segments, search) => {
          await expectAnswered({ origin: door.origin, method, path: `/${segments.join('/')}${search}`, headers: {}, body: null })
        },
      ),
      { numRuns: runs },
    )
  }, 60_000)

  test('at the identity provider', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...providerPaths),
        fc.constantFrom('GET', 'POST'),
        safeSegment,
        query,
        headers,
        contentType,
        fc.option(body),
        async (path, method, value, search, extra, type, sentBody) => {
          const all = { ...extra, ...(sentBody !== null && type !== '' && { 'content-type': type }) }
          await expectAnswered({
            origin: door.relyingParty.origin,
            method,
            path: filled(path, [value]) + search,
            headers: all,
            body: method === 'GET' ? null : sentBody,
          })
        },
      ),
      { numRuns: runs },
    )
  }, 60_000)

  test('as bytes that are no HTTP, inside TLS', async () => {
    const { port } = new URL(door.origin)
    const exchange = (bytes: Uint8Array) =>
      new Promise<string>((resolve) => {
        let text = ''
        const socket = connect({ host: '127.0.0.1', port: Number(port), ca: town.ca, servername: 'localhost' }, () =>
          socket.end(bytes),
        )
        socket.setTimeout(answerTimeoutMs, () => socket.destroy())
        socket.on('data', (data) => {
          text += data.toString('latin1')
        })
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(text))
      })
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 600 }),
        fc.constantFrom('', 'GET / HTTP/1.1\r\n', 'POST /api/transfers HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\n'),
        async (bytes, start) => {
          const text = await exchange(Buffer.concat([Buffer.from(start), bytes]))
          expect(text === '' || /^HTTP\/1\.1 4\d\d /.test(text), text).toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  }, 60_000)

  test('and what was valid before still works after', async () => {
    expect((await witness.client.perform('statement', {}, {})).status).toBe(200)
    expect((await witness.pay({ payee: 'DE17000000000000000001', cents: 95_000 })).status).toBe(200)
    expect(town.deployment.transfersOf(witness.person.id)).toHaveLength(1)
    expect(town.deployment.audit.firstBreak()).toBeNull()
  })
})
