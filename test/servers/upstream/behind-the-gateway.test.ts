import express from 'express'
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDeployment, openDeployment } from '../open-deployment.ts'
import { type App, type Browser, openApp, openBehind, openBrowser } from './behind.ts'

const policy = `routes:
  - { path: /, method: GET, level: 0 }
  - { path: /public/*, method: GET, level: 0 }
  - { path: /form, method: POST, level: 1 }
  - { path: /private, method: GET, level: 1 }
  - { path: /private/*, method: GET, level: 1 }
  - { path: /private/papers, method: GET, level: 3, freshness: 60 }
  - { path: /orders/:id, method: DELETE, level: 2 }
  - { path: /orders/:id/pay, method: POST, level: 2, freshness: 300, binds: [amount, payee] }
  - { path: /settings/*, method: PUT, level: 3 }
`

let app: App
let town: OpenDeployment
let alice: Browser
/** Milliseconds that the gateway's clock is ahead. */
let ahead = 0
const seen: { method: string; url: string; headers: Record<string, unknown>; raw: string[]; body: string }[] = []

beforeAll(async () => {
  const site = express()
  site.use(express.text({ type: () => true, limit: '1mb' }))
  site.use((request, response) => {
    const { method, url, headers, rawHeaders, body } = request
    seen.push({ method, url, headers, raw: rawHeaders, body: typeof body === 'string' ? body : '' })
    response.setHeader('set-cookie', ['app=1; Path=/', '__Host-session=planted; Path=/; Secure'])
    response.status(method === 'POST' ? 201 : 200).json({ at: url })
  })
  app = await openApp(site)
  town = await openBehind(app.url, policy, {}, { now: () => Date.now() + ahead })
  alice = await openBrowser(town)
  await alice.signIn()
})
afterAll(async () => {
  await alice.close()
  await town.close()
  await app.close()
})

/** What the app saw of the request that is made meanwhile; `undefined` when it saw none. */
async function seenDuring(work: () => Promise<unknown>) {
  seen.length = 0
  await work()
  return seen[0]
}
const json = { 'content-type': 'application/json' }
const post = (path: string, body: string, headers: Record<string, string> = json) =>
  alice.send(path, { method: 'POST', headers, body })

async function verified(header: unknown) {
  const { text } = await town.send(town.deployment.origin, '/.well-known/stepproof-jwks.json')
  const keys = createLocalJWKSet(JSON.parse(text) as JSONWebKeySet)
  return jwtVerify(String(header), keys, {
    issuer: town.deployment.origin,
    audience: app.url.origin,
    typ: 'stepproof-identity+jwt',
    algorithms: ['ES256'],
    currentDate: new Date(Date.now() + ahead),
  })
}

describe('what the policy declares', () => {
  test.each([
    ['GET', '/', 200],
    ['GET', '/public/a/b.min.js?x=1&x=2', 200],
    ['HEAD', '/public/a', 200],
    ['GET', '/private', 401],
    ['HEAD', '/private', 401],
    ['GET', '/private/papers', 401],
    ['DELETE', '/orders/7', 401],
    ['POST', '/', 405],
    ['GET', '/orders/7', 405],
    ['GET', '/undeclared', 404],
    ['GET', '/public', 404],
    ['GET', '/api/account', 404],
  ] as const)('%s %s is answered with %s to somebody who is not signed in', async (method, path, status) => {
    const nobody = await openBrowser(town)
    const found = await seenDuring(async () => expect((await nobody.send(path, { method })).status).toBe(status))
    expect(found?.url).toBe(status === 200 ? path : undefined)
    expect(found?.headers['stepproof-identity']).toBeUndefined()
    await nobody.close()
  })

  test('is open to whoever is signed in, where that is enough', async () => {
    const found = await seenDuring(async () => expect((await alice.send('/private?a=b')).status).toBe(200))
    expect(found?.url).toBe('/private?a=b')
    const { payload } = await verified(found?.headers['stepproof-identity'])
    expect(payload).toMatchObject({
      sub: alice.person.id,
      name: alice.person.name,
      acr: 'urn:stepproof:acr:1',
      htm: 'GET',
      htu: `${app.url.origin}/private`,
    })
    expect(payload.authorization_details).toBeUndefined()
    expect(payload.amr).toBeUndefined()
  })

  test.each([
    ['/private/papers', 'GET', 3, 60],
    ['/settings/mail/address', 'PUT', 3, undefined],
    ['/orders/7', 'DELETE', 2, undefined],
  ] as const)('%s challenges with its level and freshness', async (path, method, level, freshness) => {
    const found = await seenDuring(async () => {
      const answer = await alice.send(path, { method })
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({
        acr_values: `urn:stepproof:acr:${level}`,
        ...(freshness && { max_age: freshness }),
      })
      expect(String(answer.headers['www-authenticate']).includes('max_age')).toBe(freshness !== undefined)
    })
    expect(found).toBeUndefined()
  })

  test('is not served in other spellings', async () => {
    const found = await seenDuring(async () => {
      for (const path of [
        '/private/Papers',
        '/PRIVATE/papers',
        '/private/papers.json',
        '/private/papers.',
        '/private//papers',
        '/private/papers/',
        '/private/./papers',
        '/private/x/../papers',
        '/private/%70apers',
        '/private/papers;a',
        '/private/papers%00',
        '//private/papers',
        '/private/papers%2f',
        '/private\\papers',
      ]) {
        expect((await alice.send(path)).status, path).toBeGreaterThanOrEqual(400)
      }
    })
    expect(found).toBeUndefined()
  })

  test('is not reached by naming another method', async () => {
    for (const headers of [
      { 'x-http-method-override': 'DELETE' },
      { 'x-method-override': 'DELETE' },
      { 'x-http-method': 'DELETE' },
    ]) {
      const found = await seenDuring(() => alice.send('/private', { headers }))
      expect(Object.keys(found?.headers ?? {}).filter((name) => name.includes('method'))).toEqual([])
    }
    expect((await alice.send('/private?_method=DELETE')).status).toBe(400)
  })
})

describe('a request of another site', () => {
  test.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 403],
    ['a form from elsewhere', { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.test' }, 403],
    ['an upload', { 'content-type': 'multipart/form-data; boundary=x' }, 403],
    ['JSON from elsewhere', { ...json, origin: 'https://evil.test' }, 403],
  ])('with %s is refused', async (_what, headers, status) => {
    expect((await post('/form', 'a=b', headers)).status).toBe(status)
  })

  test('is told from a form of our own pages', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: town.deployment.origin }
    expect((await post('/form', 'a=b', headers)).status).toBe(201)
  })
})

describe('an approval', () => {
  const body = '{ "payee":"Acme",  "amount":9500, "memo": "rent" }'

  async function challenged(path: string, text: string): Promise<string> {
    const answer = await post(path, text)
    const { challenge, max_age } = (await answer.json()) as { challenge: string; max_age: number }
    expect([answer.status, max_age]).toEqual([401, 300])
    return challenge
  }

  test('opens the route for exactly what was approved, byte for byte, once', async () => {
    await alice.stepUp(await challenged('/orders/7/pay', body))
    const found = await seenDuring(async () => expect((await post('/orders/7/pay', body)).status).toBe(201))
    expect(found).toMatchObject({ url: '/orders/7/pay', body })
    expect(found?.headers['content-length']).toBe(String(body.length))
    const { payload } = await verified(found?.headers['stepproof-identity'])
    expect(payload).toMatchObject({
      acr: 'urn:stepproof:acr:2',
      amr: ['pwd', 'otp'],
      htm: 'POST',
      htu: `${app.url.origin}/orders/7/pay`,
      authorization_details: [
        { type: 'step-up', operation: 'post-orders-id-pay', object: '/orders/7/pay', terms: { amount: 9500, payee: 'Acme' } },
      ],
    })
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(60)
    expect(Math.abs(Number(payload.auth_time) - Date.now() / 1000)).toBeLessThan(60)
    expect(await seenDuring(async () => expect([401, 403]).toContain((await post('/orders/7/pay', body)).status))).toBeUndefined()
  })

  test.each([
    ['another amount', '/orders/8/pay', body.replace('9500', '9501'), 403],
    ['another payee', '/orders/8/pay', body.replace('Acme', 'Evil'), 403],
    ['the amount as text', '/orders/8/pay', body.replace('9500', '"9500"'), 403],
    ['another order', '/orders/9/pay', body, 401],
    ['the amount twice', '/orders/8/pay', body.replace('"memo"', '"amount":1,"memo"'), 400],
    ['another amount in the query', '/orders/8/pay?amount=1', body, 400],
  ])('does not open it for %s', async (_what, path, text, status) => {
    const bob = await openBrowser(town)
    await bob.signIn()
    const send = (at: string, sent: string) => bob.send(at, { method: 'POST', headers: json, body: sent })
    const { challenge } = (await (await send('/orders/8/pay', body)).json()) as { challenge: string }
    await bob.stepUp(challenge)
    expect(await seenDuring(async () => expect((await send(path, text)).status).toBe(status))).toBeUndefined()
    await bob.close()
  })

  test('of a passkey opens level 3 as long as it is fresh, and no second longer', async () => {
    const bob = await openBrowser(town)
    await bob.signIn()
    const { challenge } = (await (await bob.send('/private/papers')).json()) as { challenge: string }
    await bob.stepUp(challenge, 'webauthn')
    const found = await seenDuring(async () => expect((await bob.send('/private/papers')).status).toBe(200))
    expect((await verified(found?.headers['stepproof-identity'])).payload).toMatchObject({
      acr: 'urn:stepproof:acr:3',
      amr: ['pwd', 'hwk', 'user'],
    })
    expect((await bob.send('/private/papers')).status).toBe(200)
    ahead = 62_000
    expect((await bob.send('/private/papers')).status).toBe(401)
    ahead = 0
    await bob.close()
  })

  test.each([
    ['a type that is not read', 'a', { 'content-type': 'text/plain', origin: '' }, 415],
    ['more bytes than are read', `{"amount":1,"payee":"A","x":"${'x'.repeat(16_384)}"}`, {}, 413],
    ['as many bytes as are read', `{"amount":1,"payee":"A","x":"${'x'.repeat(16_384 - 31)}"}`, {}, 401],
    ['a packed body', '{"amount":1,"payee":"A"}', { 'content-encoding': 'gzip' }, 415],
  ])('is not asked for with %s', async (_what, text, headers, status) => {
    const origin = { origin: town.deployment.origin }
    expect((await post('/orders/10/pay', text, { ...json, ...headers, ...origin })).status).toBe(status)
  })
})

describe('what the app is told', () => {
  const forged = {
    'Stepproof-Identity': 'forged',
    stepproof_identity: 'forged',
    'STEPPROOF.IDENTITY': 'forged',
    'X-Forwarded-For': '1.2.3.4',
    X_Forwarded_For: '1.2.3.4',
    'X-Forwarded-User': 'admin',
    'X-Real-IP': '1.2.3.4',
    Forwarded: 'for=1.2.3.4',
    'X-Original-URL': '/admin',
    'Remote-User': 'admin',
  }

  test('is never what the client forges', async () => {
    const found = await seenDuring(() => alice.send('/private', { headers: forged }))
    expect(JSON.stringify(found?.raw)).not.toMatch(/forged|1\.2\.3\.4|admin/)
    await verified(found?.headers['stepproof-identity'])
    const nobody = await openBrowser(town)
    const open = await seenDuring(() => nobody.send('/', { headers: forged }))
    expect(JSON.stringify(open?.raw)).not.toMatch(/forged|1\.2\.3\.4|admin/)
    expect(JSON.stringify(open?.raw).toLowerCase()).not.toContain('identity')
    await nobody.close()
  })

  test('is the address of the client and its own host', async () => {
    const found = await seenDuring(() => alice.send('/private'))
    expect(found?.headers).toMatchObject({
      host: app.url.host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': new URL(town.deployment.origin).host,
    })
  })

  test('holds no cookie and no token of ours, but its own', async () => {
    const found = await seenDuring(() => alice.send('/private'))
    expect(alice.cookies()).toContain('__Host-session=')
    expect(found?.headers.cookie).toBe('app=1')
    const open = await seenDuring(() => alice.send('/', { headers: { authorization: 'DPoP token', dpop: 'proof' } }))
    expect([open?.headers.authorization, open?.headers.dpop]).toEqual([undefined, undefined])
  })

  test('is new each time, and holds for this app, this request and a short while only', async () => {
    const statements = await Promise.all(
      [1, 2].map(async () => String((await seenDuring(() => alice.send('/private')))?.headers['stepproof-identity'])),
    )
    const again = String((await seenDuring(() => alice.send('/private')))?.headers['stepproof-identity'])
    const ids = await Promise.all([statements[0], again].map(async (one) => (await verified(one)).payload.jti))
    expect(new Set(ids).size).toBe(2)
    ahead = 31_000
    await expect(verified(again)).rejects.toThrow('"exp"')
    ahead = 0
    const [head, payload, signature] = again.split('.')
    const other = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), sub: 'somebody' }),
    ).toString('base64url')
    await expect(verified([head, other, signature].join('.'))).rejects.toThrow('signature')
  })

  test('carries the id of the request when it looks like one', async () => {
    const found = await seenDuring(() => alice.send('/private', { headers: { 'x-request-id': 'r-77' } }))
    expect(found?.headers['x-request-id']).toBe('r-77')
    expect((await verified(found?.headers['stepproof-identity'])).payload.request_id).toBe('r-77')
    const strange = await seenDuring(() => alice.send('/private', { headers: { 'x-request-id': 'no id' } }))
    expect(strange?.headers['x-request-id']).toBeUndefined()
  })
})

test('the app cannot plant a session', async () => {
  const before = alice.cookies()
  await alice.send('/private')
  expect(alice.cookies()).not.toContain('planted')
  expect(alice.cookies().length).toBe(before.length)
})

test('answers carry the gateway’s transport security', async () => {
  const { headers } = await alice.send('/private')
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
  expect(headers['cache-control']).toBe('no-store')
})

test('the step is logged before it is passed on, and what became of it after', async () => {
  await (await alice.send('/private', { headers: { 'x-request-id': 'log-1' } })).text()
  const events = town.deployment.auditAbout(new Set(['log-1']))
  expect(events.map(({ decision, reason, person }) => [decision, reason, person])).toEqual([
    ['continue', 'signed in', alice.person.id],
    ['forwarded', 'the app answered 200', alice.person.id],
  ])
  expect(town.deployment.audit.firstBroken()).toBeNull()
})

test('nothing is passed on when the step cannot be logged', async () => {
  const failing = await openBehind(app.url, policy)
  const original = failing.deployment.audit.append
  failing.deployment.audit.append = () => {
    throw new Error('the disk is full')
  }
  const nobody = await openBrowser(failing)
  expect(await seenDuring(async () => expect((await nobody.send('/')).status).toBe(503))).toBeUndefined()
  failing.deployment.audit.append = original
  await nobody.close()
  await failing.close()
})

describe('a policy that does not fit the gateway', () => {
  test.each(['/login', '/LOGIN', '/callback', '/logout', '/step-up/x', '/step-up/:id', '/.well-known/stepproof-jwks.json'])(
    'for %s is refused with its place',
    async (path) => {
      const text = `routes:\n  - { path: ${path}, method: GET, level: 0 }\n`
      await expect(openBehind(app.url, text)).rejects.toThrow(/^policy\.yaml:2:13: found .* is the gateway’s own$/)
    },
  )

  test('before the gateway itself is refused', async () => {
    const free = await openApp(() => undefined)
    await free.close()
    const gateway = openBehind(free.url, policy, {}, { port: Number(free.url.port) })
    await expect(gateway).rejects.toThrow('the gateway itself listens there')
  })

  test('is told by the own routes, which a wildcard leaves as they are', async () => {
    const wide = await openBehind(app.url, 'routes:\n  - { path: /*, method: GET, level: 0 }\n')
    expect((await wide.send(wide.deployment.origin, '/login')).status).toBe(303)
    expect((await wide.send(wide.deployment.origin, '/LOGIN')).status).toBe(400)
    expect((await wide.send(wide.deployment.origin, '/anything')).status).toBe(200)
    expect((await wide.send(wide.deployment.origin, '/')).status).toBe(404)
    await wide.close()
  })
})

test('without an app the demo bank is served, and no keys are', async () => {
  const bank = await openDeployment()
  expect((await bank.send(bank.deployment.origin, '/')).text).toContain('Bank')
  expect((await bank.send(bank.deployment.origin, '/.well-known/stepproof-jwks.json')).status).toBe(400)
  expect(bank.deployment.protects).toEqual([])
  await bank.close()
})
