import { generateKeyPair, generateProof } from 'dpop'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { appRedirectUri } from '../../servers/idp/clients.ts'
import { acrOf } from '../../servers/levels.ts'
import { type Answer, type App, openApp } from './app-client.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { alice } from './store.ts'

let town: OpenDeployment
let app: App
let number = 0
beforeAll(async () => {
  town = await openDeployment()
})
afterAll(() => town.close())
beforeEach(async () => {
  number += 1
  const person = { ...alice, id: `person-${number}`, login: `person-${number}` }
  await town.deployment.enrol(person, null)
  app = await openApp(town, { person })
  return () => app.close()
})

const challenge = { code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' }
const redemption = (code: string, code_verifier: string) => ({
  grant_type: 'authorization_code',
  redirect_uri: appRedirectUri,
  code,
  code_verifier,
})
const errorOf = ({ location, body }: Answer) => location?.searchParams.get('error') ?? body.error

describe('a request is refused', () => {
  test('that was not pushed, whoever sends it', async () => {
    for (const [client_id, redirect_uri] of [
      ['app', appRedirectUri],
      ['gateway', `${app.origin}/callback`],
    ] as const) {
      const query = new URLSearchParams({ client_id, redirect_uri, response_type: 'code', scope: 'openid', ...challenge })
      const answer = await app.send('GET', `${app.issuer}/auth?${query}`)
      expect(errorOf(answer)).toBe('invalid_request')
      expect(answer.location?.searchParams.get('code') ?? null).toBeNull()
    }
  })

  test.each([
    ['without PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['with a challenge and no method', { code_challenge_method: undefined }],
    ['with a method and no challenge', { code_challenge: undefined }],
    ['with a short challenge', { code_challenge: 'c' }],
    ['for another path', { redirect_uri: `${appRedirectUri}/` }],
    ['for a query more', { redirect_uri: `${appRedirectUri}?a=b` }],
    ['for other letters', { redirect_uri: 'com.example.app:/Callback' }],
    ['for another place', { redirect_uri: 'https://evil.test/callback' }],
    ['for the gateway', { redirect_uri: 'https://localhost:8443/callback' }],
    ['with a place twice', { redirect_uri: `${appRedirectUri} https://evil.test` }],
    ['for a token in the front channel', { response_type: 'token' }],
    ['for an ID token in the front channel', { response_type: 'id_token' }],
    ['for both', { response_type: 'code id_token' }],
    ['for another resource', { resource: 'https://evil.test' }],
    ['by a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }],
    ['by a reference elsewhere', { request_uri: 'https://evil.test/request' }],
    ['with unknown details', { authorization_details: '[{"type":"step-up","operation":"transfer","level":1}]' }],
  ])('%s', async (_what, parameters) => {
    const answer = await app.push({ ...challenge, ...parameters })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.body).not.toHaveProperty('request_uri')
  })

  test('when its reference was used before', async () => {
    const reference = String((await app.push(challenge)).body.request_uri)
    const codes = [await app.visit(reference), await app.visit(reference)].map(({ code }) => code !== '')
    expect(codes).toEqual([true, false])
  })
})

describe('a proof at the provider', () => {
  const url = () => `${app.issuer}/request`
  const form = { client_id: 'app', response_type: 'code', redirect_uri: appRedirectUri, scope: 'openid', ...challenge }
  const present = (dpop: string) => app.send('POST', url(), { headers: { dpop }, body: form })

  test('needs a nonce of the provider', async () => {
    await app.push(challenge)
    const own = app.nonces.get(app.issuer)
    for (const nonce of [undefined, 'made-up', `${own}x`, app.nonces.get(app.origin)]) {
      const answer = await present(await generateProof(app.keys, url(), 'POST', nonce))
      expect([answer.status, answer.body.error, answer.nonce]).toEqual([400, 'use_dpop_nonce', expect.any(String)])
    }
    expect((await present(await generateProof(app.keys, url(), 'POST', own))).status).toBe(201)
  })

  test('is taken for one of twenty requests at once, and not later', async () => {
    await app.push(challenge)
    const proof = await generateProof(app.keys, url(), 'POST', app.nonces.get(app.issuer))
    const answers = await Promise.all(Array.from({ length: 20 }, () => present(proof)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await present(proof)).status).toBe(400)
  })
})

describe('a code', () => {
  test.each([
    ['without its verifier', { code_verifier: '' }],
    ['with another verifier', { code_verifier: 'v'.repeat(43) }],
    ['with the challenge as verifier', { code_verifier: 'c'.repeat(43) }],
    ['for another place', { redirect_uri: `${appRedirectUri}/` }],
    ['for another client', { client_id: 'gateway' }],
    ['of nobody', { code: 'made-up' }],
  ])('is not redeemed %s, and is still there for its holder', async (_what, change) => {
    const { code, verifier } = await app.authorize({ prompt: 'login' })
    expect((await app.redeem({ ...redemption(code, verifier), ...change })).status).toBeGreaterThanOrEqual(400)
    expect((await app.redeem(redemption(code, verifier))).status).toBe(200)
  })

  test('is not redeemed without a proof, and is still there for its holder', async () => {
    const { code, verifier } = await app.authorize({ prompt: 'login' })
    const body = { client_id: 'app', ...redemption(code, verifier) }
    expect((await app.send('POST', `${app.issuer}/token`, { body })).status).toBe(400)
    expect((await app.redeem(redemption(code, verifier))).status).toBe(200)
  })

  test('that was stolen with its verifier is not redeemed with another key, and by nobody after that', async () => {
    const { code, verifier } = await app.authorize({ prompt: 'login' })
    const thief = await openApp(town, { keys: await generateKeyPair('ES256') })
    expect((await thief.redeem(redemption(code, verifier))).body).toMatchObject({ error: 'invalid_grant' })
    await thief.close()
    expect((await app.redeem(redemption(code, verifier))).body).toMatchObject({ error: 'invalid_grant' })
  })

  test('that is used again takes back what it brought', async () => {
    const { code, access_token, refresh_token } = await app.signIn()
    expect((await app.account(access_token)).status).toBe(200)
    expect((await app.redeem(code)).body).toMatchObject({ error: 'invalid_grant' })
    expect((await app.account(access_token)).status).toBe(401)
    expect((await app.refresh(refresh_token)).status).toBe(400)
  })

  test('is redeemed by one of fifty that want it at once, and that one has nothing of it', async () => {
    const { code, verifier } = await app.authorize({ prompt: 'login' })
    await app.redeem({ grant_type: 'refresh_token', refresh_token: 'for a nonce' })
    const answers = await Promise.all(Array.from({ length: 50 }, () => app.redeem(redemption(code, verifier))))
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    expect((await app.account(String(won[0]?.body.access_token))).status).toBe(401)
  })
})

describe('the level in the tokens', () => {
  const claimsFor = async (parameters: Record<string, string>) => {
    const { code, verifier } = await app.authorize(parameters)
    const { access_token, id_token } = app.tokens(await app.redeem(redemption(code, verifier)))
    return [access_token, id_token].map((token) => decodeJwt(token))
  }
  const wish = (acr: object) => ({ claims: JSON.stringify({ id_token: { acr, auth_time: { value: 1 } } }) })

  test.each([
    ['nothing was asked for', {}, 1],
    ['the claims parameter asks for more', wish({ essential: true, value: acrOf(3) }), 1],
    ['the claims parameter asks for less', { acr_values: acrOf(2), ...wish({ values: [acrOf(1)] }) }, 2],
    ['a level was asked for', { acr_values: acrOf(2) }, 2],
    ['of several levels the first is the lowest', { acr_values: `${acrOf(1)} ${acrOf(2)}` }, 2],
    ['an unknown one is among them', { acr_values: `unknown ${acrOf(2)} ${acrOf(1)}` }, 2],
    ['an old proof would do', { acr_values: acrOf(2), max_age: '999999' }, 2],
  ] as const)('is the one that was reached when %s', async (_what, parameters, level) => {
    for (const claims of await claimsFor(parameters)) {
      expect(claims).toMatchObject({ acr: acrOf(level), amr: level === 1 ? ['pwd'] : ['pwd', 'otp'] })
      expect(Math.abs(Number(claims.auth_time) - Date.now() / 1000)).toBeLessThan(30)
    }
  })

  test('is never one that nobody knows', async () => {
    for (const acr_values of ['unknown', '3', acrOf(2).toUpperCase(), `${acrOf(2)}0`, 'urn:stepproof:acr:9']) {
      expect(errorOf((await app.authorize({ acr_values })).answer)).toBe('unmet_authentication_requirements')
    }
  })

  test('is never one that the person has no factor for', async () => {
    await app.signIn()
    expect(errorOf((await app.authorize({ acr_values: acrOf(3) })).answer)).toBe('unmet_authentication_requirements')
  })

  test('is not given silently, nor is an approval', async () => {
    await app.signIn()
    const details = JSON.stringify([detailsOf('change-email')])
    for (const demand of [{ acr_values: acrOf(2) }, { authorization_details: details }, { prompt: 'none login' }]) {
      const { code, answer } = await app.authorize({ prompt: 'none', ...demand })
      expect([code, errorOf(answer)]).toEqual(['', expect.stringMatching(/^(login_required|invalid_request)$/)])
    }
    expect(errorOf((await app.authorize({ prompt: 'none' })).answer)).toBe('login_required')
  })
})
