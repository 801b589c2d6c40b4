import { connect, type SecureVersion, type TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDeployment, openDeployment, type RawRequest, valuesOf } from './open-deployment.ts'

let town: OpenDeployment
beforeAll(async () => {
  town = await openDeployment()
})
afterAll(() => town.close())
const send = (path: string, request?: RawRequest) => town.send(town.deployment.origin, path, request)
const json = { 'content-type': 'application/json' }

describe('the gateway answers', () => {
  test.each([
    ['the front page', '/', {}, 200],
    ['an unknown route', '/unknown', {}, 404],
    ['another spelling', '/api//account', {}, 400],
    ['another method', '/api/account', { method: 'DELETE' }, 405],
    ['HEAD', '/api/account', { method: 'HEAD' }, 405],
    ['an unknown host', '/', { headers: { host: 'evil.test' } }, 421],
    ['its own name at another port', '/', { headers: { host: 'localhost:1' } }, 421],
    ['somebody without a session', '/api/account', {}, 401],
    ['a made-up cookie', '/api/account', { headers: { cookie: '__Host-session=made-up' } }, 401],
    ['a made-up token', '/api/account', { headers: { authorization: 'DPoP made-up' } }, 401],
    ['malformed JSON', '/api/transfers', { method: 'POST', headers: json, body: '{"payee":' }, 400],
    ['JSON that is no object', '/api/transfers', { method: 'POST', headers: json, body: '1' }, 400],
    [
      'an oversized body',
      '/api/transfers',
      { method: 'POST', headers: json, body: JSON.stringify({ a: 'x'.repeat(17_000) }) },
      413,
    ],
    [
      'an unknown charset',
      '/api/transfers',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=x' }, body: '{}' },
      415,
    ],
    ['a form of another site', '/logout', { method: 'POST', headers: { cookie: 'a=b', origin: 'https://evil.test' } }, 403],
    ['an invented challenge', '/step-up/invented', {}, 401],
    ['an answer that nobody asked for', '/callback?code=a&state=b', {}, 403],
  ] as const)('%s with its own status', async (_what, path, request, status) => {
    const answer = await send(path, request)
    expect(answer.status).toBe(status)
    if (status >= 400 && !('method' in request && request.method === 'HEAD')) {
      expect(JSON.parse(answer.text)).toMatchObject({ error: expect.any(String), error_description: expect.any(String) })
    }
  })

  test('nothing of its inside', async () => {
    for (const path of ['/unknown', '/api//account', '/callback?code=a&state=b', '/api/account']) {
      const { text } = await send(path)
      expect(text).not.toMatch(/\bat \/|node_modules|\.ts\b|[a-z]Error\b|sqlite/)
    }
  })

  test('a request over the edge of its body limit, and takes one within', async () => {
    const body = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`
    const statuses = [16_384, 16_385].map(
      async (length) => (await send('/api/transfers', { method: 'POST', headers: json, body: body(length) })).status,
    )
    expect(await Promise.all(statuses)).toEqual([401, 413])
  })
})

describe('every answer', () => {
  test.each(['/', '/unknown', '/api/account', '/login'])('of %s is not to be kept, framed or sniffed', async (path) => {
    const { headers } = await send(path)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|form-action[^;]*\*/)
  })

  test('says nothing of the software', async () => {
    const { origin, issuer } = town.deployment
    for (const at of [origin, issuer]) {
      for (const path of ['/', '/unknown', '/.well-known/openid-configuration', '/jwks']) {
        const { headers } = await town.send(at, path)
        expect([headers['x-powered-by'], headers.server], at + path).toEqual([undefined, undefined])
      }
    }
  })
})

describe('a cookie', () => {
  const attributes = (cookie: string) =>
    cookie
      .split('; ')
      .slice(1)
      .map((part) => part.toLowerCase())
      .toSorted()

  test('is bound to the host, to TLS and to our own pages, and no script reads it', async () => {
    const [cookie = '', ...more] = valuesOf(await send('/login'), 'set-cookie')
    expect(cookie).toMatch(/^__Host-browser=[\w-]{43}; /)
    expect(attributes(cookie)).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure'])
    expect(more).toEqual([])
  })

  test('of a session that is over is taken away with the same attributes', async () => {
    const [cookie = ''] = valuesOf(await send('/api/account', { headers: { cookie: '__Host-session=made-up' } }), 'set-cookie')
    expect(cookie).toMatch(/^__Host-session=; /)
    expect(attributes(cookie)).toEqual(['httponly', 'max-age=0', 'path=/', 'samesite=lax', 'secure'])
  })
})

test('sign-in sends the browser to the provider by reference only', async () => {
  const { status, headers } = await send('/login')
  const to = new URL(String(headers.location))
  expect([status, to.origin]).toEqual([303, town.deployment.issuer])
  expect([...to.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri'])
})

test('more requests than people make are answered with 429, for that address only', async () => {
  const crowded = await openDeployment({ requestsPerTenSeconds: 20 })
  try {
    const hurry = Array.from({ length: 30 }, () => crowded.send(crowded.deployment.origin, '/').then(({ status }) => status))
    const statuses = await Promise.all(hurry)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
  } finally {
    await crowded.close()
  }
})

describe('each decision is logged', () => {
  test.each([
    ['/', 'continue'],
    ['/unknown', 'refuse'],
    ['/api//account', 'refuse'],
    ['/api/account', 'refuse'],
  ])('of %s as %s', async (path, decision) => {
    const id = `log-${path.replaceAll('/', '.')}`
    await send(path, { headers: { 'x-request-id': id } })
    const events = town.deployment.auditAbout(new Set([id]))
    expect(events.map((event) => [event.decision, event.address])).toEqual([[decision, '127.0.0.1']])
  })

  test('in a chain that is whole', () => {
    expect(town.deployment.audit.firstBreak()).toBeNull()
  })

  test.each([
    ['malformed JSON', { method: 'POST', headers: json, body: '{' }],
    ['an oversized body', { method: 'POST', headers: json, body: `"${'x'.repeat(17_000)}"` }],
    ['an unknown host', { headers: { host: 'evil.test' } }],
  ] as const)('of %s too', async (what, request) => {
    const id = `gap-${what.replaceAll(' ', '-')}`
    await send('/api/transfers', { ...request, headers: { ...request.headers, 'x-request-id': id } })
    expect(town.deployment.auditAbout(new Set([id]))).toHaveLength(1)
  })
})

describe('TLS', () => {
  /** The protocol agreed on, or the code of the error. */
  function handshake(origin: string, version: SecureVersion): Promise<string | null> {
    return new Promise((resolve) => {
      // Security level 0, so that it is the server that refuses and not this client.
      const options = {
        ca: town.ca,
        servername: 'localhost',
        ciphers: 'ALL:@SECLEVEL=0',
        minVersion: version,
        maxVersion: version,
      }
      const socket: TLSSocket = connect({ host: '127.0.0.1', port: Number(new URL(origin).port), ...options })
      const end = (result: string | null) => {
        socket.destroy()
        resolve(result)
      }
      socket.once('secureConnect', () => end(socket.getProtocol()))
      socket.once('error', (error) => end('code' in error ? String(error.code) : error.message))
    })
  }
  const doors = () => [town.deployment.origin, town.deployment.issuer]

  test.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken at both doors', async (version) => {
    expect(await Promise.all(doors().map((door) => handshake(door, version)))).toEqual([version, version])
  })

  test.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused at both doors, by the server', async (version) => {
    const alert = 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'
    expect(await Promise.all(doors().map((door) => handshake(door, version)))).toEqual([alert, alert])
  })
})
