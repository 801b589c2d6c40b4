/** People at a sound deployment with a clock that is moved: signed in by password, stepped up by one-time code, in a browser of their own. */
import { generateKeyPair } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { CookieJar } from 'tough-cookie'
import { onTestFinished } from 'vitest'
import { makePerson, type Person } from '../../harness/actors/person.ts'
import { Connections } from '../../harness/network/connections.ts'
import { Recorder } from '../../harness/network/recorder.ts'
import { Redactor } from '../../harness/network/redactor.ts'
import { type HttpAnswer, UserAgent } from '../../harness/network/user-agent.ts'
import { giveFactor, givePassword, toInteraction } from '../../harness/targets/reference/identity-provider-dialogue.ts'
import type { Deployment, DeploymentOptions } from '../../servers/index.ts'
import { dailyLimitCents } from '../../servers/limits.ts'
import { type OpenDeployment, openDeployment, type RawRequest } from './open-deployment.ts'

export interface Bank {
  readonly deployment: Deployment
  /** Moves the deployment's clock. */
  pass(seconds: number): void
  /** Enrols somebody and signs them in. */
  customer(): Promise<BankClient>
  /** Likewise, and with a proof given on this device before, so that nothing is unusual about the person. */
  regular(): Promise<BankClient>
}

export interface BankClient {
  readonly id: string
  call(method: string, path: string, body?: unknown): Promise<Answered>
  /** A request as it is written, in the same session. */
  raw(path: string, request: RawRequest): Promise<number>
  /** Answers the challenge that was given, with a one-time code that was not used yet. */
  approve(challenged: Answered): Promise<void>
  /** Calls, approves what is challenged, and calls again. */
  approved(method: string, path: string, body?: unknown): Promise<Answered>
  /** Proposes and returns the path of the proposal. */
  proposes(path: '/api/transfers' | '/api/batches', body: unknown): Promise<string>
  /** What the provider's page shows of a challenge. */
  page(challenged: Answered): Promise<string>
  /** The same person, signed in once more. */
  again(): Promise<BankClient>
  /** What left the account, as the deployment tells it. */
  sent(): number[]
}

export interface Answered {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Closed when the test is over. */
export async function openBank(overrides: Partial<DeploymentOptions> = {}): Promise<Bank> {
  let aheadMs = 0
  const now = () => Date.now() + aheadMs
  const town = await openDeployment({ now, ...overrides })
  onTestFinished(() => town.close())
  const pass = (seconds: number) => {
    aheadMs += seconds * 1000
  }
  let customers = 0
  const customer = async () => {
    customers += 1
    const person = makePerson(customers, 'bank', 'customer', `127.30.0.${customers}`)
    const { id, login, name, email, account, role, password, totp } = person
    const totpSeed = totp.secret.base32
    await town.deployment.enrol({ id, login, name, email, account, role, password, totpSeed }, null)
    return enter(town, person, { now, pass })
  }
  return {
    deployment: town.deployment,
    pass,
    customer,
    async regular() {
      const client = await customer()
      await client.approved('PUT', '/api/limits', { cents: dailyLimitCents })
      return client
    },
  }
}

async function enter(
  town: OpenDeployment,
  person: Person,
  clock: { readonly now: () => number; readonly pass: (seconds: number) => void },
): Promise<BankClient> {
  const { deployment, ca } = town
  const { origin, relyingParty } = deployment
  const { id, totp } = person
  const { now, pass } = clock
  const connections = new Connections(person.device.address, '127.0.0.1', ca, 10_000)
  onTestFinished(() => connections.close())
  const jar = new CookieJar()
  const recorder = new Recorder(id, new Redactor())
  const agent = new UserAgent({ role: 'victim', device: person.device, jar, recorder, connections, answerTimeoutMs: 10_000 })
  const isHome = (location: URL) => location.origin === origin && location.pathname === '/'
  const pageAt = async (path: string) => {
    const page = await toInteraction(agent, await agent.send({ method: 'GET', url: origin + path }), isHome)
    if (typeof page !== 'string') throw new Error(`no page of the provider: ${page.status} ${page.text}`)
    return page
  }
  const home = async (answer: HttpAnswer) => {
    const end = await agent.follow(answer, isHome)
    if (end.status !== 303) throw new Error(`the proof was not accepted: ${end.status} ${end.text}`)
  }
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = await exportJWK(publicKey)
  /** Of the device's key, for one request, by the deployment's clock. */
  const proofFor = async (method: string, path: string) => {
    if (method === 'GET') return {}
    const claims = { htm: method, htu: (origin + path).split('?', 1)[0], jti: crypto.randomUUID() }
    const proof = new SignJWT(claims).setIssuedAt(Math.floor(now() / 1000))
    return { 'device-proof': await proof.setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk }).sign(privateKey) }
  }
  const send = async (method: string, path: string, body?: unknown) =>
    agent.send({ method, url: origin + path, body, headers: await proofFor(method, path) })
  await home(await givePassword(agent, await pageAt('/login'), person))
  await send('POST', '/session/device-key')

  const client: BankClient = {
    id,
    async call(method, path, body) {
      const answer = await send(method, path, body)
      const read = answer.json()
      return { status: answer.status, body: typeof read === 'object' && read !== null ? { ...read } : {} }
    },
    async raw(path, request) {
      const cookie = jar.getCookieStringSync(origin + path)
      const proof = await proofFor(request.method ?? 'GET', path)
      const headers = { 'user-agent': person.device.userAgent, cookie, ...proof, ...request.headers }
      return (await town.send(origin, path, { ...request, headers })).status
    },
    async approve({ body }) {
      // A code stands for thirty seconds, and is used once.
      pass(30)
      const page = await pageAt(String(body.challenge))
      await home(await giveFactor(agent, page, person, { factor: 'totp', code: totp.next(now()).text }, relyingParty))
    },
    async approved(method, path, body) {
      const first = await client.call(method, path, body)
      if (first.status !== 401) return first
      await client.approve(first)
      return client.call(method, path, body)
    },
    async proposes(path, body) {
      const answer = await client.call('POST', path, body)
      if (answer.status !== 201) throw new Error(`not proposed: ${JSON.stringify(answer)}`)
      return `${path}/${answer.body.id}`
    },
    async page({ body }) {
      const url = await pageAt(String(body.challenge))
      return (await agent.send({ method: 'GET', url, headers: { accept: 'text/html' } })).text
    },
    again: () => enter(town, person, clock),
    sent: () => deployment.transfersOf(id).map(({ cents }) => cents),
  }
  return client
}
