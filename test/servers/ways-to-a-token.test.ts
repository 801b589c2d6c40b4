import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Database, openDatabase } from '../../servers/store/database.ts'
import { type Answer, type App, openApp } from './app-client.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { alice, key } from './store.ts'
import { temporaryFile } from './temporary-file.ts'

let town: OpenDeployment
let database: Database
let app: App
let number = 0
beforeAll(async () => {
  const store = temporaryFile('ways.sqlite')
  town = await openDeployment({ store, storeKey: key })
  database = openDatabase(store, key)
})
afterAll(async () => {
  database.close()
  await town.close()
})
beforeEach(async () => {
  number += 1
  const person = { ...alice, id: `person-${number}`, login: `person-${number}` }
  await town.deployment.enrol(person, null)
  app = await openApp(town, { person })
  return () => app.close()
})

describe('there is no way to a token', () => {
  test('that the metadata offers besides codes and renewals', async () => {
    const { body } = await app.send('GET', `${app.issuer}/.well-known/openid-configuration`)
    expect(body).toMatchObject({
      issuer: app.issuer,
      grant_types_supported: ['authorization_code', 'refresh_token'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
      dpop_signing_alg_values_supported: ['ES256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'],
      claims_parameter_supported: false,
      request_uri_parameter_supported: false,
      authorization_response_iss_parameter_supported: true,
    })
    const endpoints = Object.keys(body).filter((name) => name.endsWith('_endpoint') || name.endsWith('_uri'))
    const expected = ['authorization', 'token', 'revocation', 'pushed_authorization_request'].map((name) => `${name}_endpoint`)
    expect(endpoints.toSorted()).toEqual([...expected, 'jwks_uri'].toSorted())
  })

  test.each([
    'implicit',
    'password',
    'client_credentials',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:token-exchange',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'urn:ietf:params:oauth:grant-type:uma-ticket',
    'urn:ietf:params:oauth:grant-type:pre-authorized_code',
    'urn:openid:params:grant-type:ciba',
    'Authorization_Code',
    '',
  ])('by %j', async (grant_type) => {
    const { access_token, refresh_token = '' } = await app.signIn()
    const form = {
      subject_token: access_token,
      assertion: access_token,
      refresh_token,
      username: 'alice',
      password: alice.password,
    }
    const answer = await app.redeem({ grant_type, ...form })
    expect(answer.body).toMatchObject({ error: expect.stringMatching(/^(unsupported_grant_type|invalid_request)$/) })
    expect(answer.body).not.toHaveProperty('access_token')
  })

  test.each(['/token/introspection', '/device/auth', '/reg', '/me', '/backchannel', '/challenge', '/credential', '/session/end'])(
    'at %s',
    async (path) => {
      const { access_token } = await app.signIn()
      expect(
        (await app.proven('POST', app.issuer + path, { body: { token: access_token, client_id: 'app' } }, access_token)).status,
      ).toBe(404)
    },
  )

  test('that is bound to no key, not even the gateway’s own', async () => {
    const { access_token } = await app.signIn()
    expect(decodeJwt(access_token)).toMatchObject({ cnf: { jkt: expect.any(String) } })
    const callback = await signInAtGateway()
    expect((await app.send('GET', callback)).status).toBe(303)
    const row = z.object({ sealed: z.string() })
    const kept = database.all("select sealed from oidc_items where model = 'AccessToken'").map((one) => row.parse(one).sealed)
    expect(kept.length).toBeGreaterThan(0)
    for (const sealed of kept) expect(JSON.parse(database.seal.open(sealed))).toMatchObject({ jkt: expect.any(String) })
  })
})

/** The address that the provider sends the browser back to. */
async function signInAtGateway(): Promise<string> {
  const leads = async (answer: Answer): Promise<Answer> => {
    const { location } = answer
    return location?.origin === app.issuer && !location.pathname.startsWith('/interaction/')
      ? leads(await app.send('GET', location.href))
      : answer
  }
  const page = (await leads(await app.send('GET', `${app.origin}/login`))).location?.href ?? ''
  const json = { login: `person-${number}`, password: alice.password }
  return (await leads(await app.send('POST', `${page}/password`, { json }))).location?.href ?? ''
}

describe('an answer of a provider is taken', () => {
  const edited = (callback: string, edit: (parameters: URLSearchParams) => void) => {
    const url = new URL(callback)
    edit(url.searchParams)
    return url.href
  }

  test('once, as it came', async () => {
    const callback = await signInAtGateway()
    expect((await app.send('GET', callback)).status).toBe(303)
    expect((await app.send('GET', callback)).status).toBe(403)
  })

  test.each([
    ['of no issuer', (parameters: URLSearchParams) => parameters.delete('iss')],
    ['of another issuer', (parameters: URLSearchParams) => parameters.set('iss', 'https://evil.test')],
    ['of the issuer with a slash', (parameters: URLSearchParams) => parameters.set('iss', `${parameters.get('iss')}/`)],
    ['of two issuers', (parameters: URLSearchParams) => parameters.append('iss', 'https://evil.test')],
    ['of no state', (parameters: URLSearchParams) => parameters.delete('state')],
    ['of another state', (parameters: URLSearchParams) => parameters.set('state', 'x'.repeat(43))],
    ['with another code', (parameters: URLSearchParams) => parameters.set('code', 'x'.repeat(43))],
    ['with an error', (parameters: URLSearchParams) => parameters.set('error', 'access_denied')],
  ])('never %s', async (_what, edit) => {
    const answer = await app.send('GET', edited(await signInAtGateway(), edit))
    expect([answer.status, answer.location]).toEqual([403, null])
  })

  test('never in another browser, nor with the code of another sign-in', async () => {
    const callback = await signInAtGateway()
    expect((await town.send(app.origin, callback.slice(app.origin.length))).status).toBe(403)
    const other = await openApp(town)
    const elsewhere = await signInAtGateway()
    await other.send('GET', `${app.origin}/login`)
    expect((await other.send('GET', elsewhere)).status).toBe(403)
    await other.close()
    const mine = await signInAtGateway()
    const code = new URL(callback).searchParams.get('code') ?? ''
    expect(
      (
        await app.send(
          'GET',
          edited(mine, (parameters) => parameters.set('code', code)),
        )
      ).status,
    ).toBe(403)
  })
})
