import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDeployment } from '../open-deployment.ts'
import { openApp, openBehind, openBrowser } from './behind.ts'
import { json, openShop, policy, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

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
    const nobody = await openBrowser(shop.town)
    const found = await shop.seenDuring(async () => expect((await nobody.send(path, { method })).status).toBe(status))
    expect(found?.url).toBe(status === 200 ? path : undefined)
    expect(found?.headers['stepproof-identity']).toBeUndefined()
    await nobody.close()
  })

  test('is open to whoever is signed in, where that is enough', async () => {
    const found = await shop.seenDuring(async () => expect((await shop.alice.send('/private?a=b')).status).toBe(200))
    expect(found?.url).toBe('/private?a=b')
    const { payload } = await shop.verified(found?.headers['stepproof-identity'])
    expect(payload).toMatchObject({
      sub: shop.alice.person.id,
      name: shop.alice.person.name,
      acr: 'urn:stepproof:acr:1',
      htm: 'GET',
      htu: `${shop.app.url.origin}/private`,
    })
    expect(payload.authorization_details).toBeUndefined()
    expect(payload.amr).toBeUndefined()
  })

  test.each([
    ['/private/papers', 'GET', 3, 60],
    ['/settings/mail/address', 'PUT', 3, undefined],
    ['/orders/7', 'DELETE', 2, undefined],
  ] as const)('%s challenges with its level and freshness', async (path, method, level, freshness) => {
    const found = await shop.seenDuring(async () => {
      const answer = await shop.alice.send(path, { method })
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
    const found = await shop.seenDuring(async () => {
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
        expect((await shop.alice.send(path)).status, path).toBeGreaterThanOrEqual(400)
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
      const found = await shop.seenDuring(() => shop.alice.send('/private', { headers }))
      expect(Object.keys(found?.headers ?? {}).filter((name) => name.includes('method'))).toEqual([])
    }
    expect((await shop.alice.send('/private?_method=DELETE')).status).toBe(400)
  })
})

describe('a request of another site', () => {
  test.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded', origin: '' }, 403],
    ['a form that says nothing of where it is', { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' }, 403],
    ['a form in a frame', { 'content-type': 'text/plain', origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['JSON of nobody knows where', { ...json, origin: '' }, 403],
    ['a form from elsewhere', { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.test' }, 403],
    ['an upload', { 'content-type': 'multipart/form-data; boundary=x', origin: '' }, 403],
    ['JSON from elsewhere', { ...json, origin: 'https://evil.test' }, 403],
  ])('with %s is refused', async (_what, headers, status) => {
    expect((await shop.post('/form', 'a=b', headers)).status).toBe(status)
  })

  test('is told from a form of our own pages', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: shop.town.deployment.origin }
    expect((await shop.post('/form', 'a=b', headers)).status).toBe(201)
    const withheld = { ...headers, origin: 'null', 'sec-fetch-site': 'same-origin' }
    expect((await shop.post('/form', 'a=b', withheld)).status).toBe(201)
  })
})

test('the app cannot plant a session', async () => {
  const before = shop.alice.cookies()
  await shop.alice.send('/private')
  expect(shop.alice.cookies()).not.toContain('planted')
  expect(shop.alice.cookies().length).toBe(before.length)
})

test('answers carry the gateway’s transport security', async () => {
  const { headers } = await shop.alice.send('/private')
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
  expect(headers['cache-control']).toBe('no-store')
})

test('the step is logged before it is passed on, and what became of it after', async () => {
  await (await shop.alice.send('/private', { headers: { 'x-request-id': 'log-1' } })).text()
  const events = shop.town.deployment.auditAbout(new Set(['log-1']))
  expect(events.map(({ decision, reason, person }) => [decision, reason.split(' · ')[0], person])).toEqual([
    ['continue', 'signed in', shop.alice.person.id],
    ['forwarded', 'the app answered 200', shop.alice.person.id],
  ])
  expect(shop.town.deployment.audit.firstBreak()).toBeNull()
})

test('nothing is passed on when the step cannot be logged', async () => {
  const failing = await openBehind(shop.app.url, policy)
  const original = failing.deployment.audit.append
  failing.deployment.audit.append = () => {
    throw new Error('the disk is full')
  }
  const nobody = await openBrowser(failing)
  expect(await shop.seenDuring(async () => expect((await nobody.send('/')).status).toBe(503))).toBeUndefined()
  failing.deployment.audit.append = original
  await nobody.close()
  await failing.close()
})

describe('a policy that does not fit the gateway', () => {
  test.each(['/login', '/LOGIN', '/callback', '/logout', '/step-up/x', '/step-up/:id', '/.well-known/stepproof-jwks.json'])(
    'for %s is refused with its place',
    async (path) => {
      const text = `routes:\n  - { path: ${path}, method: GET, level: 0 }\n`
      await expect(openBehind(shop.app.url, text)).rejects.toThrow(/^policy\.yaml:2:13: found .* is the gateway’s own$/)
    },
  )

  test('before the gateway itself is refused', async () => {
    const free = await openApp(() => undefined)
    await free.close()
    const gateway = openBehind(free.url, policy, {}, { port: Number(free.url.port) })
    await expect(gateway).rejects.toThrow('the gateway itself listens there')
  })

  test('is told by the own routes, which a wildcard leaves as they are', async () => {
    const wide = await openBehind(shop.app.url, 'routes:\n  - { path: /*, method: GET, level: 0 }\n')
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
