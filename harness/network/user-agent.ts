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
import { bytesOf, exchangeBytes } from './raw-exchange.ts'
import type { RawExchange, RawHeader, Recorder } from './recorder.ts'
import { openTextSocket, type TextSocket } from './text-socket.ts'

export interface HttpRequest {
  readonly method: string
  /** Absolute; what stands behind the origin goes on the wire byte for byte. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, `URLSearchParams` as a form. */
  readonly body?: unknown
  /** Changes the bytes of the whole request, for framing that no library would send. They go over a connection of their own. */
  readonly framed?: (bytes: string) => string
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

export interface HttpAnswer {
  /** The id of the exchange in the record. */
  readonly id: string
  readonly request: { readonly method: string; readonly url: string }
  readonly status: number
  header(name: string): string | undefined
  readonly text: string
  /** The body as JSON, `undefined` when it is none. */
  json(): unknown
}

export interface Device {
  readonly address: string
  readonly userAgent: string
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
  cookiesFor(origin: string): string {
    return this.#options.jar.getCookieStringSync(origin)
  }

  /** @throws TargetFailure when no answer came; the exchange is recorded all the same. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const { recorder, jar, connections, role, device, answerTimeoutMs, trace } = this.#options
    const id = recorder.nextId()
    trace?.push(id)
    const { origin, path } = splitUrl(request.url)
    if (!leadsToLoopback(origin)) throw new TargetFailure(`${origin} is not on this machine: nothing was sent there`)
    const cookie = this.cookiesFor(origin + path)
    const body = encoded(request.body)
    const headers: Record<string, string> = {
      'user-agent': device.userAgent,
      accept: 'application/json',
      'x-request-id': id,
      ...(cookie && { cookie }),
      ...(body !== null && { 'content-type': body.type }),
      ...request.headers,
    }
    const kept = {
      id,
      actor: role,
      from: device.address,
      startedDateTime: new Date().toISOString(),
      request: {
        method: request.method,
        url: request.url,
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        body: body?.text ?? null,
      },
    }
    const bytes = request.framed?.(bytesOf({ method: request.method, origin, path, headers }, body?.text ?? null))
    return this.#recorded({ ...kept, request: { ...kept.request, ...(bytes !== undefined && { bytes }) } }, request, async () => {
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
    const { recorder, connections, role, device, trace } = this.#options
    const id = recorder.nextId()
    trace?.push(id)
    const { origin, path } = splitUrl(url)
    if (!leadsToLoopback(origin)) throw new TargetFailure(`${origin} is not on this machine: nothing was sent there`)
    const cookie = this.cookiesFor(origin.replace(/^ws/, 'http') + path)
    const headers = { 'user-agent': device.userAgent, 'x-request-id': id, ...(cookie && { cookie }), ...more }
    const kept = { id, actor: role, from: device.address, startedDateTime: new Date().toISOString() }
    const lines = Object.entries(headers).map(([name, value]) => ({ name, value }))
    const asked = { ...kept, request: { method: 'GET', url, headers: lines, body: null } }
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
    const { recorder, role, device, answerTimeoutMs, trace } = this.#options
    const { request, say, read } = message
    const before = socket.end()
    if (before !== null) {
      trace?.push(socket.opening)
      return answerOf(socket.opening, request, { status: before.code, headers: [], text: '' })
    }
    const id = recorder.nextId()
    trace?.push(id)
    const body = say(id)
    const kept = { id, actor: role, from: device.address, startedDateTime: new Date().toISOString() }
    const asked = { ...kept, request: { method: 'MESSAGE', url: socket.url, headers: [], body } }
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

interface Received {
  readonly status: number
  readonly headers: readonly RawHeader[]
  readonly text: string
}

export interface OpenedSocket {
  /** Status 101 when it was opened. */
  readonly answer: HttpAnswer
  /** `null` when it was refused. */
  readonly socket: TextSocket | null
}

function answerOf(id: string, { method, url }: HttpAnswer['request'], { status, headers, text }: Received): HttpAnswer {
  return {
    id,
    request: { method, url },
    status,
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
