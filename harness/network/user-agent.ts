/**
 * What an actor sends requests with: connections of his own, bound to his source address, and the recorder that sees each exchange.
 * It follows no redirect by itself; a driver that wants to calls `follow`.
 */
import { isIP } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import ipaddr from 'ipaddr.js'
import type { CookieJar } from 'tough-cookie'
import { FlowFailure, messageOf, TargetFailure } from '../errors.ts'
import type { Role } from '../record.ts'
import type { Connections } from './connections.ts'
import type { RawHeader, Recorder } from './recorder.ts'

export interface HttpRequest {
  readonly method: string
  /** Absolute; what stands behind the origin goes on the wire byte for byte. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, `URLSearchParams` as a form, text as it is. */
  readonly body?: unknown
  /** Which cookies go along, by the page that asks (RFC 6265bis, 5.8.3); default: all that are for the address. */
  readonly sameSite?: SameSite
}

export type SameSite = 'strict' | 'lax' | 'none'

/** What stands between whoever asks and the wire. @param trace the ids of exchanges so far; those of others may be added */
export type Between = (
  request: HttpRequest,
  send: (request: HttpRequest) => Promise<HttpAnswer>,
  trace: string[],
) => Promise<HttpAnswer>

/** A way to the target that is not the straight one. */
export interface Detour {
  readonly between: Between
  /** Under which origin the browser sees a page of the target; default: its own. */
  readonly seenOrigin?: (origin: string) => string
}

export interface HttpAnswer {
  /** The id of the exchange in the record. */
  readonly id: string
  readonly request: { readonly method: string; readonly url: string }
  readonly status: number
  readonly headers: readonly RawHeader[]
  header(name: string): string | undefined
  readonly text: string
  /** The body as JSON, `undefined` when it is none. */
  json(): unknown
}

export interface Device {
  readonly address: string
  readonly userAgent: string
  /** A proxy of the target's own that the requests come through: from its address, with what it adds as `X-Forwarded-For`. */
  readonly proxy?: { readonly address: string; readonly forwardedFor: string }
}

export interface UserAgentOptions {
  readonly role: Role
  readonly device: Device
  readonly jar: CookieJar
  readonly recorder: Recorder
  readonly connections: Connections
  readonly answerTimeoutMs: number
  /** Gets the id of every exchange. */
  readonly trace?: string[]
  /** Default: nothing. */
  readonly between?: Between
}

export class UserAgent {
  readonly #options: UserAgentOptions

  constructor(options: UserAgentOptions) {
    this.#options = options
  }

  get device(): Device {
    return this.#options.device
  }

  /** The `Cookie` header that a request to this origin carries. */
  cookiesFor(origin: string, sameSite?: SameSite): string {
    return this.#options.jar.getCookieStringSync(origin, sameSite === undefined ? {} : { sameSiteContext: sameSite })
  }

  /** @throws TargetFailure when no answer came; the exchange is recorded all the same. */
  send(request: HttpRequest): Promise<HttpAnswer> {
    const { between, trace = [] } = this.#options
    const exchange = (sent: HttpRequest) => this.#exchange(sent)
    return between === undefined ? exchange(request) : between(request, exchange, trace)
  }

  async #exchange(request: HttpRequest): Promise<HttpAnswer> {
    const { recorder, jar, connections, role, device, answerTimeoutMs, trace } = this.#options
    const id = recorder.nextId()
    trace?.push(id)
    const { origin, path } = splitUrl(request.url)
    if (!leadsToLoopback(origin)) throw new TargetFailure(`${origin} is not on this machine: nothing was sent there`)
    const cookie = this.cookiesFor(origin + path, request.sameSite)
    const body = encoded(request.body)
    const headers: Record<string, string> = {
      'user-agent': device.userAgent,
      accept: 'application/json',
      'x-request-id': id,
      ...(device.proxy && { 'x-forwarded-for': device.proxy.forwardedFor }),
      ...(cookie && { cookie }),
      ...(body !== null && { 'content-type': body.type }),
      ...request.headers,
    }
    const kept = {
      id,
      actor: role,
      from: device.proxy?.address ?? device.address,
      startedDateTime: new Date().toISOString(),
      request: {
        method: request.method,
        url: request.url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        body: body?.text ?? null,
      },
    }
    const started = performance.now()
    try {
      const response = await connections.dispatcher.request({
        origin,
        path,
        method: request.method as 'GET',
        headers,
        body: body?.text ?? null,
        signal: AbortSignal.timeout(answerTimeoutMs),
      })
      const text = await response.body.text()
      // undici gives the connection free one turn later: who sends on at once would open another one.
      await nextTurn()
      const received = headerList(response.headers)
      for (const { name, value } of received) {
        if (name === 'set-cookie') jar.setCookieSync(value, origin + path, { ignoreError: true })
      }
      recorder.keep({
        ...kept,
        time: performance.now() - started,
        response: { status: response.statusCode, headers: received, body: text },
        failure: null,
      })
      return {
        id,
        request: { method: request.method, url: request.url },
        status: response.statusCode,
        headers: received,
        header: (name) => received.find((header) => header.name === name.toLowerCase())?.value,
        text,
        json: () => parsed(text),
      }
    } catch (error) {
      const failure = messageOf(error)
      recorder.keep({ ...kept, time: performance.now() - started, response: null, failure })
      throw new TargetFailure(`no answer to ${request.method} ${origin}${path.split('?')[0]}: ${failure}`, { cause: error })
    }
  }

  /**
   * Follows redirects (as GET) from an answer until `stop` says so of the next address, or the answer is no redirect.
   * @throws FlowFailure after `maxHops`, default 12
   */
  async follow(first: HttpAnswer, stop: (location: URL) => boolean = () => false, maxHops = 12): Promise<HttpAnswer> {
    let answer = first
    for (let hop = 0; hop < maxHops; hop += 1) {
      const next = locationOf(answer)
      if (next === undefined || stop(next)) return answer
      answer = await this.send({ method: 'GET', url: next.href })
    }
    throw new FlowFailure(`redirected more than ${maxHops} times, last to ${new URL(answer.request.url).pathname}`)
  }
}

/** The answer to another address, with headers and body as somebody rewrote them. */
export function rewritten(answer: HttpAnswer, url: string, rewrite: (text: string) => string): HttpAnswer {
  const headers = answer.headers.map(({ name, value }) => ({ name, value: rewrite(value) }))
  const text = rewrite(answer.text)
  return {
    ...answer,
    request: { ...answer.request, url },
    headers,
    header: (name) => headers.find((header) => header.name === name.toLowerCase())?.value,
    text,
    json: () => parsed(text),
  }
}

/** Where an answer redirects to, `undefined` when it doesn't. */
export function locationOf(answer: HttpAnswer): URL | undefined {
  const location = answer.header('location')
  if (location === undefined || answer.status < 300 || answer.status > 399) return undefined
  return URL.parse(location, answer.request.url) ?? undefined
}

/**
 * Host names lead to the loopback address that the target was given, whatever they are; addresses are taken literally, so they are
 * checked here, before anything is sent.
 */
export function leadsToLoopback(origin: string): boolean {
  const host = URL.parse(origin)?.hostname.replace(/^\[|\]$/g, '') ?? ''
  return isIP(host) === 0 || ipaddr.process(host).range() === 'loopback'
}

function splitUrl(url: string): { origin: string; path: string } {
  const slash = url.indexOf('/', url.indexOf('//') + 2)
  return slash < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, slash), path: url.slice(slash) }
}

function encoded(body: unknown): { type: string; text: string } | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string') return { type: 'text/plain;charset=UTF-8', text: body }
  if (body instanceof URLSearchParams) return { type: 'application/x-www-form-urlencoded', text: body.toString() }
  return { type: 'application/json', text: JSON.stringify(body) }
}

function headerList(headers: Record<string, string | string[] | undefined>): RawHeader[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
    return list.map((item) => ({ name: name.toLowerCase(), value: item }))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
