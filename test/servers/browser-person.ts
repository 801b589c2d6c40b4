/** Somebody signed in at a deployment with a browser: a jar of cookies, redirects, the provider's pages. */
import { generateKeyPair } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { TOTP } from 'otpauth'
import type { Deployment } from '../../servers/index.ts'
import type { OpenDeployment, RawAnswer, RawRequest } from './open-deployment.ts'
import { valuesOf } from './open-deployment.ts'
import { alice } from './store.ts'

export interface BrowserPerson {
  /** As the `Cookie` header of a request to the gateway. */
  cookie(): string
  send(path: string, request?: RawRequest): Promise<RawAnswer>
  /** A proof by the key of this device, for a request or the message that stands for it. */
  proof(method: string, path: string): Promise<string>
  /** Answers a challenge with a one-time code. @param path as the challenge names it */
  stepUp(path: string): Promise<void>
}

export const agent = 'browser linux'

export async function enrolAlice({ deployment }: OpenDeployment, role: 'customer' | 'administrator' = 'customer'): Promise<void> {
  const { passkey: _none, ...person } = alice
  await deployment.enrol({ ...person, role }, null)
}

/** Signs alice in, who is enrolled. @param always headers that the browser sends with each request */
export async function signIn(
  town: OpenDeployment,
  now: () => number = () => Date.now(),
  always: Readonly<Record<string, string>> = {},
): Promise<BrowserPerson> {
  const jars = new Map<string, Map<string, string>>()
  const keys = await generateKeyPair('ES256', { extractable: true })

  async function send(url: string, request: RawRequest = {}): Promise<RawAnswer> {
    const { origin, pathname, search } = new URL(url)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { 'user-agent': agent, accept: 'application/json', ...always, ...(cookie !== '' && { cookie }) }
    const headers = { ...sent, ...request.headers }
    const answer = await town.send(origin, pathname + search, { ...request, headers })
    for (const set of valuesOf(answer, 'set-cookie')) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  /** Follows redirects until there are none, or they lead to a page of the provider. Returns where it ended. */
  async function follow(url: string, answer: RawAnswer): Promise<string> {
    const { location } = answer.headers
    if (answer.status < 300 || answer.status > 399 || typeof location !== 'string') return url
    const next = new URL(location, url).href
    return next.includes('/interaction/') ? next : follow(next, await send(next))
  }

  async function visit(path: string, answer: string, body: object): Promise<void> {
    const start = deployment.origin + path
    const page = await follow(start, await send(start))
    const url = `${page}/${answer}`
    const headers = { 'content-type': 'application/json' }
    const given = await send(url, { method: 'POST', headers, body: JSON.stringify(body) })
    const end = await follow(url, given)
    if (end !== `${deployment.origin}/`) throw new Error(`ended at ${end}: ${given.status} ${given.text}`)
  }

  const { deployment }: { deployment: Deployment } = town

  async function proof(method: string, path: string): Promise<string> {
    const claims = { htm: method, htu: deployment.origin + path, jti: crypto.randomUUID(), iat: Math.floor(now() / 1000) }
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(keys.publicKey) })
      .sign(keys.privateKey)
  }

  /** With a proof, as a page of ours sends whatever changes something. */
  async function request(path: string, { headers = {}, ...rest }: RawRequest = {}): Promise<RawAnswer> {
    const { method = 'GET' } = rest
    const proven = method === 'GET' ? headers : { 'device-proof': await proof(method, path), ...headers }
    return send(deployment.origin + path, { ...rest, headers: proven })
  }

  await visit('/login', 'password', { login: alice.login, password: alice.password })
  const shown = await request('/session/device-key', { method: 'POST' })
  if (shown.status !== 201) throw new Error(`the key of the device was not taken: ${shown.status} ${shown.text}`)
  return {
    cookie: () => [...(jars.get(deployment.origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
    send: request,
    proof,
    stepUp: (path) => visit(path, 'totp', { code: new TOTP({ secret: alice.totpSeed }).generate({ timestamp: now() }) }),
  }
}
