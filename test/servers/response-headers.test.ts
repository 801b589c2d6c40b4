import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { responseHeaders } from '../../servers/response-headers.ts'
import { type Browser, challengeIn, email, enrolled, openBrowser } from './browser.ts'
import { type OpenDeployment, openDeployment, type RawAnswer, type RawRequest, valuesOf } from './open-deployment.ts'

let town: OpenDeployment
let person: Person
let home: Browser
let gateway: string
let provider: string
beforeAll(async () => {
  town = await openDeployment()
  ;[gateway, provider] = [town.deployment.origin, town.deployment.issuer]
  person = await enrolled(town, 'headers')
  home = await openBrowser(town)
  await home.signIn(person)
}, 30_000)
afterAll(() => town.close())

const evil = 'https://evil.test'
const everywhere = {
  'cache-control': 'no-store',
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; .*form-action 'self'( https:\/\/localhost:\d+)?; base-uri 'none'; frame-ancestors 'none'$/,
  ),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('publickey-credentials-get=(self)'),
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

function expectGuarded({ headers }: RawAnswer): void {
  // oidc-provider says it in its own words where it says it itself.
  expect({ ...headers, 'cache-control': String(headers['cache-control']).replace(/.*\bno-store\b.*/, 'no-store') }).toMatchObject(
    everywhere,
  )
  expect(String(headers.vary)).toMatch(/Cookie/)
  expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:\/\/(?!localhost)|\*/)
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
}

describe('every answer bears the headers, whoever asks', () => {
  const asked: [string, () => string, string, RawRequest, number][] = [
    ['the front page', () => gateway, '/', {}, 200],
    ['a script', () => gateway, '/assets/send', {}, 200],
    ['the way to the provider', () => gateway, '/login', {}, 303],
    ['an unknown route', () => gateway, '/unknown', {}, 404],
    ['another method', () => gateway, '/api/account', { method: 'DELETE' }, 405],
    ['another spelling', () => gateway, '/api//account', {}, 400],
    ['nobody', () => gateway, '/api/account', {}, 401],
    ['a dead session', () => gateway, '/api/account', { headers: { cookie: '__Host-session=x' } }, 401],
    ['a made-up token', () => gateway, '/api/account', { headers: { authorization: 'DPoP x' } }, 401],
    ['two cookies', () => gateway, '/', { headers: { cookie: '__Host-session=x; __Host-session=y' } }, 400],
    ['another host', () => gateway, '/', { headers: { host: 'evil.test' } }, 421],
    ['another site', () => gateway, '/logout', { method: 'POST', headers: { cookie: 'a=b' } }, 403],
    ['an invented answer', () => gateway, '/callback?code=a&state=b', {}, 403],
    ['discovery', () => provider, '/.well-known/openid-configuration', {}, 200],
    ['the keys', () => provider, '/jwks', {}, 200],
    ['an unknown page of the provider', () => provider, '/unknown', {}, 404],
    ['a broken authorization request', () => provider, '/auth', {}, 400],
    ['an invented interaction', () => provider, '/interaction/x', {}, 400],
    ['a broken token request', () => provider, '/token', { method: 'POST' }, 400],
    ['a broken pushed request', () => provider, '/request', { method: 'POST' }, 400],
    [
      'two cookies of the provider',
      () => provider,
      '/auth',
      { headers: { cookie: '__Host-idp-session=x; __Host-idp-session=y' } },
      400,
    ],
    ['a style sheet of the provider', () => provider, '/assets/style', {}, 200],
  ]
  test.each(asked)('%s', async (_what, origin, path, request, status) => {
    const answer = await town.send(origin(), path, { ...request, headers: { origin: evil, ...request.headers } })
    expect(answer.status).toBe(status)
    expectGuarded(answer)
  })

  test('a page, data, a challenge and a refusal of somebody who is signed in', async () => {
    const page = await home.ask('GET', '/account', { accept: 'text/html' })
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    const data = await home.ask('GET', '/api/account')
    const challenge = await home.change('PUT', '/api/profile/email', email('x'))
    const refused = await home.ask('GET', '/api/admin/people')
    expect([data.status, challenge.status, refused.status]).toEqual([200, 401, 403])
    for (const answer of [page, data, challenge, refused]) expectGuarded(answer)
  })

  test('the provider’s page, and what comes of it', async () => {
    const interaction = await home.begin(challengeIn(await home.change('PUT', '/api/profile/email', email('x'))))
    const page = await home.ask('GET', interaction, { accept: 'text/html' })
    const wrong = await home.ask('POST', `${interaction}/totp`, {}, { code: '000000' })
    const options = await home.ask('POST', `${interaction}/webauthn/options`)
    expect([page.status, wrong.status, options.status]).toEqual([200, 403, 200])
    for (const answer of [page, wrong, options]) expectGuarded(answer)
  })
})

describe('another origin', () => {
  const preflight = { origin: evil, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'device-proof' }
  test.each(['/', '/api/account', '/api/profile/email', '/session/device-key'])(
    'is not let in by a preflight to %s',
    async (path) => {
      const answer = await home.ask('OPTIONS', path, preflight)
      expect([answer.status, JSON.parse(answer.text).error]).toEqual([405, 'refused'])
      expectGuarded(answer)
    },
  )

  test.each(['/', '/jwks', '/token', '/request', '/.well-known/openid-configuration', '/interaction/x/totp', '/assets/send'])(
    'is not let in by a preflight to %s of the provider',
    async (path) => {
      const answer = await home.ask('OPTIONS', provider + path, preflight)
      expect(answer.status).toBe(405)
      expectGuarded(answer)
    },
  )

  test.each(['null', evil, 'https://localhost', 'https://sub.localhost:8443'])('named %s reads nothing', async (origin) => {
    for (const at of [gateway, provider]) {
      expectGuarded(await home.ask('GET', `${at}${at === gateway ? '/api/account' : '/jwks'}`, { origin }))
    }
    expect(responseHeaders({ formsLeadTo: [], origin })).toEqual(responseHeaders({ formsLeadTo: [], origin: undefined }))
  })
})

describe('a challenge', () => {
  test('brings nothing of what it protects, and takes a navigation to the step-up with the way back', async () => {
    const admin = await openBrowser(town)
    await admin.signIn(person)
    const asked = await admin.change('PUT', '/api/profile/email', email('x'))
    expect(Object.keys(JSON.parse(asked.text)).toSorted()).toEqual(['acr_values', 'challenge', 'error', 'max_age'])
    expect(valuesOf(asked, 'set-cookie')).toEqual([])
  })

  test('sets its cookies for this host, over TLS, out of reach of scripts', async () => {
    const browser = await openBrowser(town)
    const page = await browser.begin('/login')
    expect(page).toContain('/interaction/')
    const lines: string[] = []
    let answer: RawAnswer = await browser.ask('POST', `${page}/password`, {}, { login: person.login, password: person.password })
    while (answer.headers.location !== undefined && answer.headers.location !== '/') {
      answer = await browser.ask('GET', String(answer.headers.location))
      lines.push(...valuesOf(answer, 'set-cookie'))
    }
    const session = lines.filter((line) => line.startsWith('__Host-session='))
    expect(session).toEqual([expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/i)])
  })
})
