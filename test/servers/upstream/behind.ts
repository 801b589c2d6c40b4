/** An app behind the gateway, and a browser in front of it. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { connect } from 'node:tls'
import { CookieJar } from 'tough-cookie'
import { Agent } from 'undici'
import { makePerson, type Person } from '../../../harness/actors/person.ts'
import type { DeploymentOptions } from '../../../servers/index.ts'
import { readPolicy } from '../../../servers/upstream/policy-file.ts'
import { type OpenDeployment, openDeployment } from '../open-deployment.ts'

export interface App {
  readonly server: Server
  readonly url: URL
  close(): Promise<void>
}

/** An app on a free port of the loopback. */
export async function openApp(listener: RequestListener): Promise<App> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server,
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function openBehind(
  url: URL,
  policy: string,
  timing: { answerMs?: number; silenceMs?: number; socketCheckMs?: number } = {},
  overrides: Partial<DeploymentOptions> = {},
): Promise<OpenDeployment> {
  return openDeployment({ upstream: { url, policy: readPolicy(policy, 'policy.yaml'), timing }, ...overrides })
}

export interface Answer {
  /** What was asked for. */
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Readable
  /** The whole body. */
  text(): Promise<string>
  json(): Promise<unknown>
}

export interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'
  /** An empty one is left out, where the browser would send it by itself. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Readable
}

export interface Browser {
  readonly person: Person
  send(path: string, sending?: Sending): Promise<Answer>
  signIn(): Promise<void>
  /** Answers a challenge with a one-time code, or with the passkey. */
  stepUp(challenge: string, factor?: 'totp' | 'webauthn'): Promise<void>
  cookies(): string
  close(): Promise<void>
}

let people = 0

/** A new person with a passkey, and the browser that is theirs. */
export async function openBrowser({ deployment, ca }: OpenDeployment): Promise<Browser> {
  people += 1
  const person = makePerson(people, 'behind', 'customer', '127.0.0.1')
  const { origin, id: rpId } = deployment.relyingParty
  const challenge = randomBytes(32).toString('base64url')
  const registration = { challenge, response: person.authenticator.register({ challenge, origin, rpId }) }
  await deployment.enrol({ ...person, totpSeed: person.totp.secret.base32 }, registration, '127.0.0.1')
  return openBrowserAt({ origin: deployment.origin, issuer: deployment.issuer, ca }, person)
}

export interface Place {
  readonly origin: string
  readonly issuer: string
  readonly ca: string
}

/** A browser of a person who is enrolled already. */
export function openBrowserAt({ origin, issuer, ca }: Place, person: Person): Browser {
  const dispatcher = new Agent({
    connect: {
      ca,
      lookup: (_host, { all }, done) => (all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)),
    },
  })
  const jar = new CookieJar()

  async function send(at: string, { method = 'GET', headers = {}, body }: Sending = {}): Promise<Answer> {
    const url = at.startsWith('/') ? origin + at : at
    const { origin: to } = new URL(url)
    const cookie = jar.getCookieStringSync(url)
    const answer = await dispatcher.request({
      origin: to,
      // As it was written, whatever a URL would make of it.
      path: url.slice(to.length),
      method,
      headers: {
        'user-agent': 'browser',
        accept: 'application/json',
        ...(cookie !== '' && { cookie }),
        ...(method !== 'GET' && method !== 'HEAD' && { origin: to }),
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value || undefined])),
      },
      body: body ?? null,
    })
    for (const value of [answer.headers['set-cookie'] ?? []].flat()) jar.setCookieSync(value, url, { ignoreError: true })
    return {
      url,
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      text: () => answer.body.text(),
      json: () => answer.body.json(),
    }
  }

  /** Follows redirects until one leads to the gateway's front page, or to the provider's. */
  async function follow(first: Answer): Promise<string> {
    let answer = first
    for (let hop = 0; hop < 12; hop += 1) {
      const { location } = answer.headers
      await answer.text()
      if (typeof location !== 'string') throw new Error(`no redirect but ${answer.status}`)
      const next = new URL(location, answer.url)
      if (next.pathname.startsWith('/interaction/') || next.href === `${origin}/`) return next.href
      answer = await send(next.href)
    }
    throw new Error('redirected too often')
  }

  const post = (url: string, body: object) =>
    send(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  return {
    person,
    send,
    async signIn() {
      const page = await follow(await send('/login'))
      await follow(await post(`${page}/password`, { login: person.login, password: person.password }))
    },
    async stepUp(at, factor = 'totp') {
      const page = await follow(await send(at))
      if (factor === 'totp') return void (await follow(await post(`${page}/totp`, { code: person.totp.next(Date.now()).text })))
      const options = (await (await send(`${page}/webauthn/options`, { method: 'POST' })).json()) as { challenge: string }
      const response = person.authenticator.assert({ challenge: options.challenge, origin: issuer, rpId: 'localhost' })
      await follow(await post(`${page}/webauthn`, { response }))
    },
    cookies: () => jar.getCookieStringSync(origin),
    close: () => dispatcher.destroy(),
  }
}

/** Zeros, made while they are read. @param onMade is told how many bytes there are so far */
export function zeros(mebibytes: number, onMade: (bytes: number) => void = () => undefined): Readable {
  const chunk = Buffer.alloc(65_536)
  return Readable.from(
    (function* () {
      for (let sent = 1; sent <= mebibytes * 16; sent += 1) {
        onMade(sent * chunk.length)
        yield chunk
      }
    })(),
  )
}

/** What a connection brings back for a request as it is written here, with the cookies of the browser. */
export async function sendRaw(
  { deployment, ca }: OpenDeployment,
  browser: Browser,
  line: string,
  headers: string,
  body = '',
): Promise<string> {
  const { host, port } = new URL(deployment.origin)
  const socket = connect({ host: '127.0.0.1', port: Number(port), servername: 'localhost', ca })
  await once(socket, 'secureConnect')
  let text = ''
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  const closed = headers.includes('Connection:') ? '' : 'Connection: close\r\n'
  socket.write(`${line}Host: ${host}\r\nCookie: ${browser.cookies()}\r\nUser-Agent: browser\r\n${closed}${headers}\r\n${body}`)
  await Promise.race([once(socket, 'close'), once(socket, 'end')])
  socket.destroy()
  return text
}
