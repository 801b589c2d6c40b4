/** A browser at the identity provider of a deployment that is being tested: it keeps cookies and shows what each step answers. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { PushPhone } from '../../harness/authenticators/push-phone.ts'
import { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import { type Details, detailsOf } from '../../servers/details.ts'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { appRedirectUri } from '../../servers/idp/clients.ts'
import type { Defences } from '../../servers/index.ts'
import { acrOf, type Level } from '../../servers/levels.ts'
import { type Database, openDatabase } from '../../servers/store/database.ts'
import { type OpenDeployment, openDeployment, type RawAnswer, valuesOf } from './open-deployment.ts'
import { key } from './store.ts'

export interface Resident {
  readonly id: string
  readonly password: string
  readonly totp: TotpGenerator
  readonly passkey: SoftwareAuthenticator
  readonly phone: PushPhone
  readonly recoveryCodes: readonly string[]
}

export interface Town {
  readonly open: OpenDeployment
  /** The store itself, beside the deployment: to look at, and to change what the tests cannot reach otherwise. */
  readonly database: Database
  now(): number
  advance(seconds: number): void
  settle(id: string, holds?: readonly ('passkey' | 'phone' | 'recovery')[]): Promise<Resident>
}

/** Closed when the test is over. */
export async function openTown(weaken: Partial<Defences> = {}): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-factors-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = join(folder, 'bank.sqlite')
  let aheadMs = 0
  const now = () => Date.now() + aheadMs
  const open = await openDeployment({ store, storeKey: key, now, defences: { ...soundDefences, ...weaken } })
  onTestFinished(() => open.close())
  const database = openDatabase(store, key)
  onTestFinished(() => database.close())

  async function settle(id: string, holds: readonly string[] = ['passkey', 'phone', 'recovery']): Promise<Resident> {
    const { deployment } = open
    const totp = new TotpGenerator(createHash('sha1').update(id).digest())
    const passkey = new SoftwareAuthenticator()
    const phone = new PushPhone()
    const challenge = randomBytes(32).toString('base64url')
    const { origin, id: rpId } = deployment.relyingParty
    const registration = holds.includes('passkey') ? { challenge, response: passkey.register({ challenge, origin, rpId }) } : null
    const password = `the password of ${id}`
    const person = { id, login: id, name: id, email: `${id}@example.test`, account: id, role: 'customer' as const, password }
    await deployment.enrol({ ...person, totpSeed: totp.secret.base32 }, registration)
    if (holds.includes('phone')) phone.registered(await deployment.enrolPhone(id, phone.publicKey()))
    const recoveryCodes = holds.includes('recovery') ? await deployment.enrolRecoveryCodes(id) : []
    // Until what was just written is on the disk, nobody else may write.
    await new Promise(setImmediate)
    return { id, password, totp, passkey, phone, recoveryCodes }
  }
  function advance(seconds: number): void {
    aheadMs += seconds * 1000
  }
  return { open, database, now, advance, settle }
}

export class Browser {
  readonly #town: Town
  readonly #cookies = new Map<string, { readonly path: string; readonly value: string }>()

  constructor(town: Town) {
    this.#town = town
  }

  /** Begins a sign-in (level 1) or a step-up at the provider; returns the path of the interaction. */
  async begin(level: Level, details: Details | null = null, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const verifier = randomBytes(32).toString('base64url')
    const body = new URLSearchParams({
      client_id: 'app',
      response_type: 'code',
      redirect_uri: appRedirectUri,
      scope: 'openid',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: randomBytes(16).toString('base64url'),
      prompt: 'login',
      ...(level > 1 && { acr_values: acrOf(level) }),
      ...(details !== null && { authorization_details: JSON.stringify([details]) }),
      ...more,
    })
    const pushed = await this.send('POST', '/request', body.toString(), 'application/x-www-form-urlencoded')
    const { request_uri } = JSON.parse(pushed.text)
    const sent = await this.send('GET', `/auth?${new URLSearchParams({ client_id: 'app', request_uri })}`)
    const { pathname } = new URL(String(sent.headers.location), this.#town.open.deployment.issuer)
    if (!pathname.startsWith('/interaction/')) throw new Error(`no interaction: ${sent.status} ${sent.headers.location}`)
    return pathname
  }

  post(path: string, body: unknown = {}): Promise<RawAnswer> {
    return this.send('POST', path, JSON.stringify(body))
  }

  get(path: string, accept = 'application/json'): Promise<RawAnswer> {
    return this.send('GET', path, '', 'application/json', accept)
  }

  async password(page: string, { id, password }: Resident): Promise<RawAnswer> {
    return this.post(`${page}/password`, { login: id, password })
  }

  totp(page: string, { totp }: Resident): Promise<RawAnswer> {
    return this.post(`${page}/totp`, { code: totp.next(this.#town.now()).text })
  }

  async passkey(page: string, { passkey }: Resident): Promise<RawAnswer> {
    const { challenge } = JSON.parse((await this.post(`${page}/webauthn/options`)).text)
    const { origin, id: rpId } = this.#town.open.deployment.relyingParty
    return this.post(`${page}/webauthn`, { response: passkey.assert({ challenge, origin, rpId }) })
  }

  /** Signs in, so that the provider knows the browser. */
  async signIn(resident: Resident): Promise<void> {
    await this.complete(await this.password(await this.begin(1), resident))
  }

  /** Follows the redirect that ends an interaction; `acr` and the rest of the way are the provider's. */
  async complete(answer: RawAnswer): Promise<URL> {
    let last = answer
    while (String(last.headers.location ?? '').startsWith(this.#town.open.deployment.issuer)) {
      last = await this.send('GET', String(last.headers.location).slice(this.#town.open.deployment.issuer.length))
    }
    return new URL(String(last.headers.location))
  }

  async send(method: 'GET' | 'POST', path: string, body = '', type = 'application/json', accept = 'application/json') {
    const { issuer } = this.#town.open.deployment
    const cookie = this.cookiesFor(path)
    const headers = { accept, ...(body !== '' && { 'content-type': type }), ...(cookie !== '' && { cookie }) }
    const answer = await this.#town.open.send(issuer, path, { method, headers, ...(body !== '' && { body }) })
    for (const set of valuesOf(answer, 'set-cookie')) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      const scope = /;\s*path=([^;]+)/i.exec(set)?.[1] ?? '/'
      this.#cookies.set(`${name} ${scope}`, { path: scope, value })
    }
    return answer
  }

  /** All cookies, as a thief would carry them over. */
  copyCookiesTo(other: Browser): void {
    for (const [name, cookie] of this.#cookies) other.#cookies.set(name, cookie)
  }

  /** The Cookie header that belongs to a path. */
  cookiesFor(path: string): string {
    return [...this.#cookies]
      .filter(([, { path: scope }]) => scope === '/' || path === scope || path.startsWith(`${scope}/`))
      .map(([name, { value }]) => `${name.split(' ')[0]}=${value}`)
      .join('; ')
  }

  cookie(name: string): string | undefined {
    return [...this.#cookies].find(([known]) => known.startsWith(`${name} `))?.[1].value
  }
}

/** Posts to the provider from a phone. */
export const fromPhone = (town: Town) => async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const answer = await town.open.send(town.open.deployment.issuer, path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, json: JSON.parse(answer.text) as unknown }
}

/** An answer as everything that a client can compare: status and body. */
export const seen = ({ status, text }: RawAnswer) => ({ status, text })

/** Whether the interaction ended with a proof. */
export const done = ({ status, headers }: RawAnswer) => status === 303 && String(headers.location).includes('/auth/')

export const transfer = detailsOf('transfer', 'proposal-1', { payee: 'DE17', cents: 95_000, currency: 'EUR' })
/** What whoever fails is told, whatever failed. */
export const notAccepted = { status: 403, text: '{"error":"not_accepted","error_description":"the answer was not accepted"}' }
export const notNext = { status: 409, text: '{"error":"not_accepted","error_description":"another proof is needed first"}' }

/** Alice in a browser, after the password, in a challenge of this level. */
export async function pending(level: 2 | 3 = 2, details = transfer) {
  const town = await openTown()
  const alice = await town.settle('alice')
  const browser = new Browser(town)
  const page = await browser.begin(level, details)
  const asked = await browser.password(page, alice)
  return { town, alice, browser, page, asked }
}
