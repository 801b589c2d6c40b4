import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTown, type Town, type Visitor } from './town.ts'

let town: Town
let visitor: Visitor
beforeAll(async () => {
  town = await openTown()
  visitor = await town.settle('fuzzer')
})
afterAll(() => town.close())

const odd: readonly unknown[] = [
  null,
  true,
  0,
  1,
  -1,
  1.5,
  1e308,
  '',
  'x',
  '\u0000',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  { toString: 1 },
  '__proto__',
]
const bodies = {
  '/api/login': { user: 'fuzzer', password: 'x' },
  '/api/transfer': { to: 'DE17000000000000000001', amount: 1, ticket: 'x' },
  '/api/profile/email': { email: 'x@example.test', ticket: 'x' },
  '/api/otp': { ticket: 'x', code: '000000' },
}
const cases = Object.entries(bodies).map(([path, body]) => ({
  path,
  method: path.endsWith('email') ? 'PUT' : 'POST',
  body: body as Readonly<Record<string, unknown>>,
}))
const send = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  visitor.agent.send({ method, url: town.target.origin + path, body, headers })

describe.each(cases)('$method $path', ({ method, path, body }) => {
  test.each(Object.keys(body))('answers an odd %s by 400', async (field) => {
    for (const value of odd) {
      const { status } = await send(method, path, { ...body, [field]: value })
      const passes =
        typeof value === 'string' && value !== '' && value.length < 100 && ['user', 'password', 'ticket'].includes(field)
      const positive = field === 'amount' && value === 1
      if (passes || positive) expect([401, 403]).toContain(status)
      else expect([field, value, status]).toEqual([field, value, 400])
    }
  })

  test('answers a body that is no object, or has a field too many, by 400', async () => {
    // A text goes as text, which is no type of body that is taken.
    for (const value of [...odd.filter((item) => item !== null), { ...body, more: 1 }])
      expect([value, (await send(method, path, value)).status]).toEqual([value, typeof value === 'string' ? 415 : 400])
  })

  test('takes no body of another type, and none that is encoded, cut off or too long', async () => {
    expect((await send(method, path, new URLSearchParams({ to: 'x' }))).status).toBe(415)
    expect((await send(method, path)).status).toBe(415)
    expect((await send(method, path, body, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await send(method, path, body, { 'content-type': 'application/json; charset=utf-99' })).status).toBe(415)
    expect((await send(method, path, body, { 'content-encoding': 'gzip' })).status).toBe(415)
    expect((await send(method, path, { ...body, more: 'x'.repeat(9000) })).status).toBe(413)
  })

  test('takes no request of another site', async () => {
    for (const origin of [
      'https://evil.test',
      'null',
      'http://localhost',
      town.target.origin.replace('localhost', 'localhost.evil.test'),
    ])
      expect((await send(method, path, body, { origin })).json()).toEqual({ error: 'foreign_origin' })
    expect((await send(method, path, body, { origin: town.target.origin })).json()).not.toEqual({ error: 'foreign_origin' })
  })
})

test('what the bank does not have is answered by 404, which defends nothing', async () => {
  for (const path of [
    '/',
    '/api',
    '/api/transfer/',
    '/API/transfer',
    '//api/transfer',
    '/api/%74ransfer',
    '/%E0%A4%A',
    '/api/../api/otp',
  ]) {
    const answer = await send('GET', path)
    expect([path, answer.status, town.target.classify(answer)]).toEqual([path, 404, 'broken'])
  }
})

test('a cookie of another shape is no session, and neither are two', async () => {
  const jar = visitor.wallet.jar.getCookieStringSync(town.target.origin)
  for (const cookie of ['', '__Host-sid', '__Host-sid=', '__Host-sid=x', '__Host-sid=%00', `${jar}; __Host-sid=x`, `x${jar}`])
    expect([cookie, (await send('GET', '/api/account', undefined, { cookie })).json()]).toEqual([cookie, { error: 'signed_out' }])
  expect((await send('GET', '/api/account')).status).toBe(200)
})

test('a wrong password and a login that nobody has get the same answer', async () => {
  const answers = await Promise.all(
    [visitor.person.login, 'nobody'].map((user) => send('POST', '/api/login', { user, password: 'wrong' })),
  )
  for (const answer of answers)
    expect([answer.status, answer.text, town.target.classify(answer)]).toEqual([401, '{"error":"wrong_credentials"}', 'refused'])
})

test('the session cookie is out of the reach of scripts, plain HTTP and other sites', async () => {
  const answer = await visitor.client.signIn()
  expect(answer.header('set-cookie')).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})
