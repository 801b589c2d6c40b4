/**
 * One request to the app and its answer back, both as streams. Built on Node's own client and not on http-proxy-3, which copies all
 * headers before anybody can look at them and lets those of a WebSocket's answer through as they are.
 * Each request has a connection of its own: no answer can be taken for that of another request.
 */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Headers } from './headers-for-upstream.ts'
import { passing } from './passing-headers.ts'
import { hostOf, portOf } from './upstream-address.ts'

export interface Timing {
  /** Milliseconds without a sign of life until the answer begins. */
  readonly answerMs: number
  /** Milliseconds without a sign of life in the middle of the answer. */
  readonly silenceMs: number
}

/** The app gave no answer; the message is for the log. */
export class NoAnswer extends Error {
  readonly status: 502 | 504

  constructor(status: 502 | 504, reason: string, cause?: unknown) {
    super(reason, { cause })
    this.status = status
  }
}

/** Opens the request; whoever calls writes the body. The target goes on the wire as it came. */
export function openRequest(
  upstream: URL,
  { method, originalUrl }: Request,
  headers: Headers,
  { answerMs }: Timing,
): ClientRequest {
  const send = upstream.protocol === 'https:' ? httpsRequest : httpRequest
  return send({
    protocol: upstream.protocol,
    host: hostOf(upstream),
    port: portOf(upstream),
    method,
    path: originalUrl,
    headers,
    setHost: false,
    agent: false,
    timeout: answerMs,
  })
}

/** The head of an answer; `socket` when the app changed the protocol, with what came behind its answer already. */
export type Answered =
  | { readonly kind: 'answer'; readonly answer: IncomingMessage }
  | { readonly kind: 'socket'; readonly answer: IncomingMessage; readonly socket: Duplex; readonly head: Buffer }

/**
 * Sends the body and waits for the head of the answer. Either side's end ends the other.
 * @param body what was read and checked before; `stream`: passed on as it comes; `none`: a handshake has none
 * @throws NoAnswer
 */
export async function answerOf(
  outgoing: ClientRequest,
  request: Request,
  response: Response,
  body: Uint8Array | 'stream' | 'none',
): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>()
  response.once('close', () => {
    if (response.writableFinished) return
    reject(new NoAnswer(502, 'the client went away'))
    outgoing.destroy()
  })
  outgoing.once('response', (answer) => resolve({ kind: 'answer', answer }))
  if (body === 'none') outgoing.once('upgrade', (answer, socket, head) => resolve({ kind: 'socket', answer, socket, head }))
  outgoing.once('timeout', () => {
    reject(new NoAnswer(504, 'the app did not answer in time'))
    outgoing.destroy()
  })
  outgoing.on('error', (error) => {
    reject(new NoAnswer(502, `the app gave no answer (${'code' in error ? String(error.code) : error.name})`, error))
    // What the client still sends is read and thrown away, so that it gets to hear the answer.
    request.unpipe(outgoing)
    request.resume()
  })
  outgoing.once('close', () => reject(new NoAnswer(502, 'the app gave no answer (closed)')))
  if (body === 'stream') request.pipe(outgoing)
  else if (body === 'none') outgoing.end()
  else outgoing.end(body)
  return promise
}

/**
 * Passes the answer on while it comes in, trailers included. An answer that breaks off is broken off, so that nobody takes it for whole.
 * @throws NoAnswer when it broke off
 */
export async function passOn(
  outgoing: ClientRequest,
  answer: IncomingMessage,
  response: Response,
  headers: Headers,
  { silenceMs }: Timing,
): Promise<void> {
  outgoing.setTimeout(silenceMs)
  for (const name of ['content-security-policy', 'cache-control']) response.removeHeader(name)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = answer.statusCode ?? 502
  response.flushHeaders()
  try {
    await pipeline(answer, response, { end: false })
  } catch (error) {
    response.destroy()
    throw new NoAnswer(502, 'the answer broke off', error)
  }
  const passes = passing(undefined)
  const trailers = Object.entries(answer.trailers).filter(([name]) => passes(name) && !notInTrailers.has(name))
  if (response.chunkedEncoding) response.addTrailers(Object.fromEntries(trailers))
  response.end()
}

/** Fields that decide how an answer is read do not come after it (RFC 9110, 6.5.1). */
const notInTrailers = new Set(['set-cookie', 'location', 'content-length', 'content-type', 'strict-transport-security'])
