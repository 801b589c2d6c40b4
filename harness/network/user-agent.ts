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
import { answerOf, type HttpAnswer, headerList, locationOf, type Received } from './http-answer.ts'
import { bytesOf, exchangeBytes } from './raw-exchange.ts'
import type { RawExchange, Recorder } from './recorder.ts'
import { openTextSocket, type TextSocket } from './text-socket.ts'

export type { HttpAnswer } from './http-answer.ts'

export interface HttpRequest {
  readonly method: string
  /** Absolute; what stands behind the origin goes on the wire byte for byte. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, `URLSearchParams` as a form, text as it is. */
  readonly body?: unknown
  /** Changes the bytes of the whole request, for framing that no library would send. They go over a connection of their own. */
  readonly framed?: (bytes: string) => string
  /** Which cookies go along, by the page that asks (RFC 6265bis, 5.8.3); default: all that are for the address. */
  readonly sameSite?: SameSite
}

/** A message on a WebSocket, and how the target's answers to messages read. */
export interface Message {
  /** The request that it stands for. */
  readonly request: HttpAnswer['request']
  /** @param id of the exchange, so that the target's audit log can be asked for it */
  readonly say: (id: string) => string
  /** What an answer comes to as an answer to a request; `null` for what is no answer to this message. */
  readonly read: (heard: string, id: string) => { readonly status: number; readonly text: string } | null
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
    const { recorder, jar, connections, device, answerTimeoutMs, trace } = this.#options
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
    const sent = {
      method: request.method,
      url: request.url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: body?.text ?? null,
    }
    const bytes = request.framed?.(bytesOf({ method: request.method, origin, path, headers }, body?.text ?? null))
    const asked = { ...this.#begun(id), request: { ...sent, ...(bytes !== undefined && { bytes }) } }
    return this.#recorded(asked, request, async () => {
      if (bytes !== undefined) return exchangeBytes(connections, origin, bytes)
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
      return { status: response.statusCode, headers: received, text }
    })
  }

  /** Opens a WebSocket with the cookies of the jar. @throws TargetFailure when it was neither opened nor refused */
  async openSocket({ url, headers: more = {} }: Omit<HttpRequest, 'method' | 'body'>): Promise<OpenedSocket> {
    const { recorder, connections, device, trace } = this.#options
    const id = recorder.nextId()
    trace?.push(id)
    const { origin, path } = splitUrl(url)
    if (!leadsToLoopback(origin)) throw new TargetFailure(`${origin} is not on this machine: nothing was sent there`)
    const cookie = this.cookiesFor(origin.replace(/^ws/, 'http') + path)
    const headers = {
      'user-agent': device.userAgent,
      'x-request-id': id,
      ...(device.proxy && { 'x-forwarded-for': device.proxy.forwardedFor }),
      ...(cookie && { cookie }),
      ...more,
    }
    const lines = Object.entries(headers).map(([name, value]) => ({ name, value }))
    const asked = { ...this.#begun(id), request: { method: 'GET', url, headers: lines, body: null } }
    let socket: TextSocket | null = null
    const answer = await this.#recorded(asked, { method: 'GET', url }, async () => {
      const opened = await openTextSocket(connections, url, headers, id)
      if (opened.kind === 'refused') {
        return { status: opened.response.statusCode ?? 0, headers: headerList(opened.response.headers), text: opened.text }
      }
      socket = opened.socket
      return { status: 101, headers: [], text: '' }
    })
    return { answer, socket }
  }

  /** Says it over the socket. When the other side has closed it, that is the answer, with the code as its status. */
  async say(socket: TextSocket, message: Message): Promise<HttpAnswer> {
    const { recorder, answerTimeoutMs, trace } = this.#options
    const { request, say, read } = message
    const before = socket.end()
    if (before !== null) {
      trace?.push(socket.opening)
      return answerOf(socket.opening, request, { status: before.code, headers: [], text: '' })
    }
    const id = recorder.nextId()
    trace?.push(id)
    const body = say(id)
    const asked = { ...this.#begun(id), request: { method: 'MESSAGE', url: socket.url, headers: [], body } }
    const answer = await this.#recorded(asked, request, async () => {
      const heard = await socket.ask(body, (text) => read(text, id) !== null, AbortSignal.timeout(answerTimeoutMs))
      if (typeof heard !== 'string') return { status: heard.code, headers: [], text: '' }
      return { status: 0, text: heard, ...read(heard, id), headers: [] }
    })
    if (answer.status !== socket.end()?.code) return answer
    // The end of a socket is logged under the request that opened it.
    trace?.push(socket.opening)
    return { ...answer, id: socket.opening }
  }

  /** Who asks, from where and when. */
  #begun(id: string): Pick<RawExchange, 'id' | 'actor' | 'from' | 'startedDateTime'> {
    const { role, device } = this.#options
    return { id, actor: role, from: device.proxy?.address ?? device.address, startedDateTime: new Date().toISOString() }
  }

  /** Runs an exchange and keeps it, with or without an answer. */
  async #recorded(
    asked: Omit<RawExchange, 'time' | 'response' | 'failure'>,
    request: HttpAnswer['request'],
    exchange: () => Promise<Received>,
  ): Promise<HttpAnswer> {
    const { recorder } = this.#options
    const started = performance.now()
    try {
      const { status, headers, text } = await exchange()
      recorder.keep({ ...asked, time: performance.now() - started, response: { status, headers, body: text }, failure: null })
      return answerOf(asked.id, request, { status, headers, text })
    } catch (error) {
      const failure = messageOf(error)
      recorder.keep({ ...asked, time: performance.now() - started, response: null, failure })
      const address = request.url.split('?')[0]
      throw new TargetFailure(`no answer to ${request.method} ${address}: ${failure}`, { cause: error })
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

export interface OpenedSocket {
  /** Status 101 when it was opened. */
  readonly answer: HttpAnswer
  /** `null` when it was refused. */
  readonly socket: TextSocket | null
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
