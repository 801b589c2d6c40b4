/** A WebSocket with a source address of its own, over which text is said and answered. What is recorded of it is for the user agent to say. */
import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import { TargetFailure } from '../errors.ts'
import type { Connections } from './connections.ts'

export interface Closed {
  readonly code: number
  readonly reason: string
}

/** What came of opening one: `null` and the answer that refused it, or the socket. */
export type Opened =
  | { readonly kind: 'open'; readonly socket: TextSocket }
  | { readonly kind: 'refused'; readonly response: IncomingMessage; readonly text: string }

export class TextSocket {
  readonly url: string
  /** The id of the exchange that opened it. */
  readonly opening: string
  readonly #socket: WebSocket
  #closed: Closed | null = null
  #listener: ((heard: string | Closed) => void) | null = null

  constructor(socket: WebSocket, url: string, opening: string) {
    this.#socket = socket
    this.url = url
    this.opening = opening
    socket.on('message', (data) => this.#listener?.(String(data)))
    socket.on('error', () => undefined)
    socket.on('close', (code, reason) => {
      this.#closed = { code, reason: String(reason) }
      this.#listener?.(this.#closed)
    })
  }

  /** How the other side ended it; `null` while it is open. */
  end(): Closed | null {
    return this.#closed
  }

  /**
   * Says it and waits for the answer; one thing at a time.
   * @param isAnswer `false` for what came by itself
   * @throws TargetFailure when neither an answer nor the end came in time
   */
  ask(text: string, isAnswer: (heard: string) => boolean, signal: AbortSignal): Promise<string | Closed> {
    if (this.#closed !== null) return Promise.resolve(this.#closed)
    return new Promise<string | Closed>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new TargetFailure('no answer came over the socket')), { once: true })
      this.#listener = (heard) => {
        if (typeof heard !== 'string' || isAnswer(heard)) resolve(heard)
      }
      this.#socket.send(text)
    }).finally(() => {
      this.#listener = null
    })
  }

  terminate(): void {
    this.#socket.terminate()
  }
}

/** @param opening the id of the exchange @throws TargetFailure when it was neither opened nor refused */
export function openTextSocket(
  { socketOptions }: Connections,
  url: string,
  headers: Readonly<Record<string, string>>,
  opening: string,
): Promise<Opened> {
  const { host: address, timeout: handshakeTimeout, ...bound } = socketOptions
  const { host, hostname, port, pathname } = new URL(url)
  // The library takes no other way to find the address that a name stands for.
  const there = `wss://${address}:${port}${pathname}`
  const options = { ...bound, servername: hostname, handshakeTimeout, headers: { host, ...headers } }
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(there, options)
    socket.on('open', () => resolve({ kind: 'open', socket: new TextSocket(socket, url, opening) }))
    socket.on('unexpected-response', (_request, response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (data: string) => {
        text += data
      })
      response.on('end', () => {
        resolve({ kind: 'refused', response, text })
        socket.terminate()
      })
    })
    socket.on('error', (error) => reject(new TargetFailure('the socket was not opened', { cause: error })))
  })
}
