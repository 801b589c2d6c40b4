/** A browser and an app of one person, signed in over HTTPS, that step up when they are asked to. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { generateKeyPair, generateProof } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { CookieJar } from 'tough-cookie'
import { z } from 'zod'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import { type OpenDeployment, type RawAnswer, type RawRequest, valuesOf } from './open-deployment.ts'
import { alice } from './store.ts'

export interface Owner {
  readonly id: string
  readonly login: string
  password: string
  readonly totp: TotpGenerator
  readonly key: SoftwareAuthenticator
}

export interface Answered {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** What a step-up is answered with. */
export type Proof = 'password' | 'totp' | 'key' | { readonly recovery: string }

export interface AccountClient {
  signIn(): Promise<number>
  /** The answer as it comes. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answered>
  /** The same, with a step-up in between when one is demanded. */
  approved(proof: Proof, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answered>
}

/** Where these people always were: nothing about them is unusual. */
const home = '127.0.0.1'

export function makeOwner(id: string): Owner {
  const totp = new TotpGenerator(createHash('sha1').update(id).digest())
  return { id, login: `${id}.login`, password: `a long password of ${id.toUpperCase()}`, totp, key: new SoftwareAuthenticator() }
}

/** An account with the named factors besides the password. Without any, its activation code comes back. */
export async function admit(
  { deployment }: OpenDeployment,
  owner: Owner,
  factors: 'none' | 'totp' | 'totp-and-key',
  role: 'customer' | 'administrator' = 'customer',
): Promise<string> {
  const { id, login, password, totp, key } = owner
  const account = { id, login, name: id, email: `${id}@example.test`, account: alice.account, role, password }
  if (factors === 'none') return deployment.admit(account, home)
  const { id: rpId, origin } = deployment.relyingParty
  const challenge = randomBytes(32).toString('base64url')
  const registration = factors === 'totp' ? null : { challenge, response: key.register({ challenge, origin, rpId }) }
  await deployment.enrol({ ...account, totpSeed: totp.secret.base32 }, registration, home)
  return ''
}

const need = z.object({ next: z.enum(['password', 'factor']) })
const demand = z.object({
  error: z.literal('insufficient_user_authentication'),
  acr_values: z.string(),
  challenge: z.string().optional(),
  authorization_details: z.array(z.unknown()).optional(),
})

interface Wire {
  send(method: string, url: string, request?: RawRequest): Promise<RawAnswer>
  json(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<RawAnswer>
  follow(answer: RawAnswer, stop: (location: URL) => boolean): Promise<RawAnswer>
  /** Gives the provider what it asks for, starting at its page. */
  prove(owner: Owner, page: string, proof: Proof): Promise<RawAnswer>
}

/** `makeWire` says in `x-url` what was asked. */
const locationOf = ({ headers }: RawAnswer) =>
  headers.location === undefined ? null : new URL(String(headers.location), String(headers['x-url']))
const bodyOf = (answer: RawAnswer) =>
  z
    .record(z.string(), z.unknown())
    .catch({})
    .parse(JSON.parse(answer.text || '{}'))
const answered = (answer: RawAnswer): Answered => ({ status: answer.status, body: bodyOf(answer) })
const isPage = (location: URL) => location.pathname.startsWith('/interaction/')

function makeWire(town: OpenDeployment): Wire {
  const jar = new CookieJar(undefined, { allowSpecialUseDomain: true, rejectPublicSuffixes: false })
  const { relyingParty } = town.deployment

  async function send(method: string, url: string, { headers = {}, body }: RawRequest = {}): Promise<RawAnswer> {
    const { origin } = new URL(url)
    const cookie = jar.getCookieStringSync(url)
    const all = { accept: 'application/json', ...(cookie && { cookie }), ...headers }
    const request = { method: method as 'GET', headers: all, ...(body !== undefined && { body }) }
    const answer = await town.send(origin, url.slice(origin.length), request)
    for (const value of valuesOf(answer, 'set-cookie')) jar.setCookieSync(value, url, { ignoreError: true })
    return { ...answer, headers: { ...answer.headers, 'x-url': url } }
  }

  const json: Wire['json'] = (method, url, body, headers = {}) =>
    send(method, url, {
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  async function follow(first: RawAnswer, stop: (location: URL) => boolean): Promise<RawAnswer> {
    let answer = first
    for (let hop = 0; hop < 12; hop += 1) {
      const next = locationOf(answer)
      if (next === null || stop(next)) return answer
      answer = await send('GET', next.href)
    }
    throw new Error('too many redirects')
  }

  async function prove(owner: Owner, page: string, proof: Proof): Promise<RawAnswer> {
    const password = () => json('POST', `${page}/password`, { login: owner.login, password: owner.password })
    const asked = need.parse(JSON.parse((await send('GET', page)).text))
    if (asked.next === 'password') {
      const answer = await password()
      if (proof === 'password' || answer.status !== 200) return answer
    }
    if (proof === 'password') return password()
    if (proof === 'totp') return json('POST', `${page}/totp`, { code: owner.totp.next(Date.now()).text })
    if (proof !== 'key') return json('POST', `${page}/recovery`, { code: proof.recovery })
    const { challenge } = z.object({ challenge: z.string() }).parse(bodyOf(await json('POST', `${page}/webauthn/options`)))
    const response = owner.key.assert({ challenge, origin: relyingParty.origin, rpId: relyingParty.id })
    return json('POST', `${page}/webauthn`, { response })
  }

  return { send, json, follow, prove }
}

export function openBrowser(town: OpenDeployment, owner: Owner): AccountClient {
  const { origin } = town.deployment
  const wire = makeWire(town)
  const device = generateKeyPair('ES256')
  const isHome = (location: URL) => location.origin === origin && location.pathname === '/'

  async function goThrough(start: string, proof: Proof): Promise<number> {
    const at = await wire.follow(await wire.send('GET', start), (location) => isPage(location) || isHome(location))
    const page = locationOf(at)
    if (page === null || !isPage(page)) return at.status
    const end = await wire.follow(await wire.prove(owner, page.href, proof), isHome)
    return end.status
  }

  /** A proof by the key of this device, which every change carries. */
  async function deviceProof(method: string, url: string): Promise<string> {
    const { privateKey, publicKey } = await device
    return new SignJWT({ htm: method, htu: url, jti: randomUUID(), iat: Math.floor(Date.now() / 1000) })
      .setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
      .sign(privateKey)
  }

  const call: AccountClient['call'] = async (method, path, body) => {
    const proof = method === 'GET' ? {} : { 'device-proof': await deviceProof(method, origin + path) }
    return answered(await wire.json(method, origin + path, body, proof))
  }
  return {
    async signIn() {
      const status = await goThrough(`${origin}/login`, 'password')
      if (status === 303) await call('POST', '/session/device-key')
      return status
    },
    call,
    async approved(proof, method, path, body) {
      const first = await call(method, path, body)
      const demanded = demand.safeParse(first.body)
      if (!demanded.success) return first
      const status = await goThrough(origin + demanded.data.challenge, proof)
      return status === 303 ? call(method, path, body) : { status, body: { stepUp: 'failed' } }
    },
  }
}

const redirectUri = 'com.example.app:/callback'

/** Its access tokens are bound to its key (RFC 9449). */
export async function openApp(town: OpenDeployment, owner: Owner): Promise<AccountClient> {
  const { origin, issuer } = town.deployment
  const wire = makeWire(town)
  const key = await generateKeyPair('ES256')
  const isApp = (location: URL) => location.href.startsWith(redirectUri)
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const nonces = new Map<string, string>()
  let token = ''

  /** With a proof, and once more when a nonce is asked for (RFC 9449, 8). */
  async function proven(method: string, url: string, request: RawRequest, accessToken?: string): Promise<RawAnswer> {
    const once = async () => {
      const dpop = await generateProof(key, url, method, nonces.get(new URL(url).origin), accessToken)
      const answer = await wire.send(method, url, { ...request, headers: { ...request.headers, dpop } })
      for (const nonce of valuesOf(answer, 'dpop-nonce')) nonces.set(new URL(url).origin, nonce)
      return answer
    }
    const answer = await once()
    return bodyOf(answer).error === 'use_dpop_nonce' ? once() : answer
  }

  async function post(path: string, fields: Record<string, string>): Promise<RawAnswer> {
    const body = new URLSearchParams({ client_id: 'app', redirect_uri: redirectUri, ...fields }).toString()
    return proven('POST', issuer + path, { headers: form, body })
  }

  async function goThrough(demands: Record<string, string>, proof: Proof): Promise<number> {
    const verifier = randomBytes(32).toString('base64url')
    const code_challenge = createHash('sha256').update(verifier).digest('base64url')
    const pushed = await post('/request', {
      response_type: 'code',
      scope: 'openid',
      code_challenge,
      code_challenge_method: 'S256',
      ...demands,
    })
    const query = new URLSearchParams({ client_id: 'app', request_uri: String(bodyOf(pushed).request_uri) })
    const at = await wire.follow(await wire.send('GET', `${issuer}/auth?${query}`), (to) => isPage(to) || isApp(to))
    const page = locationOf(at)
    const end = page !== null && isPage(page) ? await wire.follow(await wire.prove(owner, page.href, proof), isApp) : at
    const code = locationOf(end)?.searchParams.get('code')
    if (code === undefined || code === null) return end.status
    const grant = await post('/token', { grant_type: 'authorization_code', code_verifier: verifier, code })
    token = String(bodyOf(grant).access_token)
    return grant.status
  }

  const call: AccountClient['call'] = async (method, path, body) => {
    const headers = { authorization: `DPoP ${token}`, ...(body !== undefined && json) }
    const request = { headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    return answered(await proven(method, origin + path, request, token))
  }
  return {
    signIn: () => goThrough({ prompt: 'login' }, 'password'),
    call,
    async approved(proof, method, path, body) {
      const first = await call(method, path, body)
      const demanded = demand.safeParse(first.body)
      if (!demanded.success) return first
      const { acr_values, authorization_details } = demanded.data
      const demands = { acr_values, authorization_details: JSON.stringify(authorization_details), max_age: '300' }
      const status = await goThrough(demands, proof)
      return status === 200 ? call(method, path, body) : { status, body: { stepUp: 'failed' } }
    },
  }
}
