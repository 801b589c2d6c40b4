/** An app at the provider and the API of a deployment, over HTTPS, that can be told to do any step wrongly. For tests of tokens. */
import { createHash, randomBytes } from 'node:crypto'
import { generateKeyPair, generateProof, type KeyPair } from 'dpop'
import { TOTP } from 'otpauth'
import { CookieJar } from 'tough-cookie'
import { Agent, request } from 'undici'
import { z } from 'zod'
import type { Details } from '../../servers/details.ts'
import { appRedirectUri } from '../../servers/idp/clients.ts'
import type { NewPerson } from '../../servers/store/people.ts'
import type { OpenDeployment } from './open-deployment.ts'
import { alice } from './store.ts'

export interface Answer {
  readonly status: number
  readonly location: URL | null
  readonly nonce: string | undefined
  readonly challenge: string
  /** The body as JSON, an empty object when it is none. */
  readonly body: Readonly<Record<string, unknown>>
}

export interface AppOptions {
  /** The loopback address of the node that it speaks to. */
  readonly address?: string
  readonly keys?: KeyPair
  /** Who sits before it. */
  readonly person?: NewPerson
}

type Form = Readonly<Record<string, string>>
type Sent = {
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body?: Form | string
  readonly json?: unknown
}

const tokensBody = z.object({ access_token: z.string(), refresh_token: z.string().optional(), id_token: z.string() })
export type Tokens = z.infer<typeof tokensBody>

export async function openApp(
  { deployment, ca }: OpenDeployment,
  { address = '127.0.0.1', keys: given, person = alice }: AppOptions = {},
) {
  const { origin, issuer } = deployment
  const keys = given ?? (await generateKeyPair('ES256'))
  const jar = new CookieJar()
  const nonces = new Map<string, string>()
  const lookup = { address, family: 4 }
  const dispatcher = new Agent({
    connect: { ca, lookup: (_host, { all }, done) => (all ? done(null, [lookup]) : done(null, address, 4)) },
  })

  async function send(method: 'GET' | 'POST' | 'PUT', url: string, { headers = {}, body, json }: Sent = {}): Promise<Answer> {
    const cookie = jar.getCookieStringSync(url)
    const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json'
    const content =
      json === undefined ? (typeof body === 'object' ? new URLSearchParams(body).toString() : body) : JSON.stringify(json)
    const answer = await request(url, {
      dispatcher,
      method,
      headers: { accept: 'application/json', ...(cookie && { cookie }), ...(content && { 'content-type': type }), ...headers },
      ...(content !== undefined && { body: content }),
    })
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) jar.setCookieSync(set, url)
    const text = await answer.body.text()
    const header = (name: string) => [answer.headers[name] ?? []].flat()[0]
    const location = header('location')
    const nonce = header('dpop-nonce')
    if (nonce !== undefined) nonces.set(new URL(url).origin, nonce)
    const read = z
      .string()
      .transform((value) => JSON.parse(value))
      .pipe(z.record(z.string(), z.unknown()))
      .catch({})
    return {
      status: answer.statusCode,
      location: location === undefined ? null : new URL(location, url),
      nonce,
      challenge: header('www-authenticate') ?? '',
      body: text.startsWith('{') ? read.parse(text) : {},
    }
  }

  /** With a proof, and once more when a nonce is asked for. */
  async function proven(method: 'GET' | 'POST' | 'PUT', url: string, sent: Sent = {}, token?: string): Promise<Answer> {
    const once = async () => {
      const dpop = await generateProof(keys, url, method, nonces.get(new URL(url).origin), token)
      const authorization = token === undefined ? {} : { authorization: `DPoP ${token}` }
      return send(method, url, { ...sent, headers: { ...authorization, dpop, ...sent.headers } })
    }
    const answer = await once()
    return answer.body.error === 'use_dpop_nonce' ? once() : answer
  }

  /** Pushes a request; with `undefined` a parameter is left out. */
  function push(parameters: Readonly<Record<string, string | undefined>>): Promise<Answer> {
    const all = {
      client_id: 'app',
      response_type: 'code',
      redirect_uri: appRedirectUri,
      scope: 'openid',
      state: 's',
      ...parameters,
    }
    const body = Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
    return proven('POST', `${issuer}/request`, { body })
  }

  /** From the authorization endpoint to the app or the provider's page. */
  async function follow(url: string): Promise<Answer> {
    let answer = await send('GET', url)
    for (let hops = 0; hops < 8 && leads(answer); hops += 1) answer = await send('GET', answer.location?.href ?? '')
    return answer
  }
  const leads = ({ location }: Answer) => location?.origin === issuer && !location.pathname.startsWith('/interaction/')

  /** Signs in or steps up with what the page asks for; returns where the app is sent back to, and the verifier of the code. */
  async function authorize(parameters: Readonly<Record<string, string | undefined>> = {}) {
    const verifier = randomBytes(32).toString('base64url')
    const code_challenge = createHash('sha256').update(verifier).digest('base64url')
    const pushed = await push({ code_challenge, code_challenge_method: 'S256', ...parameters })
    if (pushed.status !== 201) return { verifier, answer: pushed, code: '' }
    return { verifier, ...(await visit(String(pushed.body.request_uri))) }
  }

  /** Goes to the provider with a reference to what was pushed, and gives what the page asks for. */
  async function visit(requestUri: string) {
    const query = new URLSearchParams({ client_id: 'app', request_uri: requestUri })
    let answer = await follow(`${issuer}/auth?${query}`)
    const page = answer.location?.pathname.startsWith('/interaction/') ? answer.location.href : null
    for (let proofs = 0; page !== null && proofs < 2 && (proofs === 0 || answer.location === null); proofs += 1) {
      const { next } = (await send('GET', page)).body
      const { login, password, totpSeed } = person
      const json = next === 'password' ? { login, password } : { code: new TOTP({ secret: totpSeed }).generate() }
      const given = await send('POST', `${page}/${next === 'password' ? 'password' : 'totp'}`, { json })
      answer = given.location === null ? given : await follow(given.location.href)
    }
    return { answer, code: answer.location?.searchParams.get('code') ?? '' }
  }

  function redeem(form: Form): Promise<Answer> {
    return proven('POST', `${issuer}/token`, { body: { client_id: 'app', ...form } })
  }

  async function tokensFor(parameters: Readonly<Record<string, string | undefined>>): Promise<Tokens & { readonly code: Form }> {
    const { verifier: code_verifier, code } = await authorize(parameters)
    const form = { grant_type: 'authorization_code', redirect_uri: appRedirectUri, code_verifier, code }
    return { ...tokensBody.parse((await redeem(form)).body), code: form }
  }

  return {
    origin,
    issuer,
    keys,
    visit,
    nonces,
    send,
    proven,
    push,
    authorize,
    redeem,
    signIn: () => tokensFor({ prompt: 'login' }),
    stepUp: (details: Details, acr: string) => tokensFor({ acr_values: acr, authorization_details: JSON.stringify([details]) }),
    refresh: (token: string | undefined) => redeem({ grant_type: 'refresh_token', refresh_token: token ?? '' }),
    tokens: (answer: Answer) => tokensBody.parse(answer.body),
    account: (token: string) => proven('GET', `${origin}/api/account`, {}, token),
    close: () => dispatcher.destroy(),
  }
}

export type App = Awaited<ReturnType<typeof openApp>>
