import { generateProof } from 'dpop'
import { decodeJwt, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { acrOf } from '../../servers/levels.ts'
import { type App, openApp, type Tokens } from './app-client.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { alice } from './store.ts'

let town: OpenDeployment
let app: App
let tokens: Tokens
beforeAll(async () => {
  town = await openDeployment()
  await town.deployment.enrol(alice, null)
  app = await openApp(town)
  tokens = await app.signIn()
})
afterAll(async () => {
  await app.close()
  await town.close()
})

/** What a level, a factor or an identity is called by services that believe it. */
const names = ['acr', 'amr', 'aal', 'loa', 'level', 'auth_time', 'auth-time', 'user', 'sub', 'role', 'mfa', 'groups']
const values = [acrOf(3), '3', 'administrator', 'alice', 'true']
const forwarded = [
  'x-forwarded-user',
  'x_forwarded_user',
  'x-auth-request-user',
  'oidc_claim_acr',
  'remote-user',
  'x-original-user',
]
const headers = Object.fromEntries(
  [...names.map((name) => `x-${name}`), ...forwarded].map((name, at) => [name, values[at % 5] ?? '']),
)
const cookies = names.map((name, at) => `${name}=${values[at % 5]}`).join('; ')
const elevated = new UnsecuredJWT({ sub: 'alice', acr: acrOf(3), level: 3 }).encode()

describe('what a client says of itself', () => {
  test('in headers and cookies opens nothing to somebody without a session', async () => {
    for (const path of ['/api/account', '/api/admin/people']) {
      const said = [headers, { cookie: cookies }, { ...headers, cookie: `${cookies}; __Host-session=${elevated}` }]
      for (const one of said) expect((await town.send(app.origin, path, { headers: one })).status).toBe(401)
    }
  })

  test.each([
    ['headers', { headers }],
    ['cookies', { headers: { cookie: cookies } }],
    ['the query', {}, `?${new URLSearchParams({ acr: acrOf(3), level: '3', auth_time: '9999999999' })}`],
  ])('in %s raises no level', async (_what, sent, query = '') => {
    const url = `${app.origin}/api/profile/email${query}`
    const answer = await app.proven('PUT', url, { ...sent, json: { email: 'new@example.test' } }, tokens.access_token)
    expect(answer.body).toMatchObject({ error: 'insufficient_user_authentication', acr_values: acrOf(2) })
    expect(answer.challenge).toContain('insufficient_user_authentication')
  })

  test.each(['acr', 'level', 'role', 'id', 'locked', 'credentials_version', 'tokens_valid_from', '__proto__', 'details'])(
    'in the body is no field of its own: %s',
    async (field) => {
      const url = `${app.origin}/api/profile/email`
      const body = `{"email":"new@example.test","${field}":3}`
      const { access_token } = tokens
      const answer = await app.proven('PUT', url, { body, headers: { 'content-type': 'application/json' } }, access_token)
      expect([400, 401]).toContain(answer.status)
      expect(town.deployment.emailOf('alice')).toBe(alice.email)
    },
  )

  test('in a token that was changed is nothing', async () => {
    const [header, , signature] = tokens.access_token.split('.')
    const claims = { ...decodeJwt(tokens.access_token), acr: acrOf(2), authorization_details: [detailsOf('change-email')] }
    const changed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
    for (const token of [changed, elevated]) expect((await app.account(token)).status).toBe(401)
  })

  test('in a second header of the same name is nothing', async () => {
    const url = `${app.origin}/api/account`
    const authorization = `DPoP ${tokens.access_token}`
    const dpop = () => generateProof(app.keys, url, 'GET', app.nonces.get(app.origin), tokens.access_token)
    const statuses = [
      { authorization: [authorization, authorization], dpop: await dpop() },
      { authorization: [authorization, 'Bearer x'], dpop: await dpop() },
      { authorization: `${authorization}, ${authorization}`, dpop: await dpop() },
      { authorization, dpop: [await dpop(), await dpop()] },
      { authorization, dpop: [await dpop(), 'x'] },
      { authorization, dpop: await dpop() },
    ].map(async (headers) => (await app.send('GET', url, { headers })).status)
    expect(await Promise.all(statuses)).toEqual([400, 400, 401, 401, 401, 200])
  })

  test('with a token and a cookie: the token is judged, and nothing helps it', async () => {
    const sent = { headers: { authorization: `Bearer ${tokens.access_token}`, cookie: '__Host-session=made-up' } }
    expect((await app.send('GET', `${app.origin}/api/account`, sent)).status).toBe(401)
  })
})

test('an ID token is no access token', async () => {
  expect((await app.account(tokens.id_token)).status).toBe(401)
})

test('a proof without a nonce is answered with one, and is worth nothing', async () => {
  const fresh = await openApp(town, { keys: app.keys })
  const url = `${app.origin}/api/account`
  const dpop = await generateProof(app.keys, url, 'GET', undefined, tokens.access_token)
  const answer = await fresh.send('GET', url, { headers: { authorization: `DPoP ${tokens.access_token}`, dpop } })
  expect(answer).toMatchObject({
    status: 401,
    body: { error: 'use_dpop_nonce' },
    challenge: expect.stringContaining('error="use_dpop_nonce"'),
  })
  expect(answer.nonce).toMatch(/^\d+\.[\w-]{43}$/)
  await fresh.close()
})
