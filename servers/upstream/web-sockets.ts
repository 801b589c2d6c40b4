/**
 * WebSockets through the gateway: a handshake is decided like any request, as its answer would be; then bytes pass in both directions
 * until one side ends or the session does. What is said inside is not looked at.
 */
import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import type { Headers } from './headers-for-upstream.ts'

interface Handshake<Stream extends Duplex> {
  readonly socket: Stream
  /** What came behind the handshake already. */
  readonly head: Buffer
}

export interface WebSockets {
  /** Decides a handshake; refusals are ordinary answers. */
  handle(listener: RequestListener, request: IncomingMessage, socket: Duplex, head: Buffer): void
  isHandshake(request: IncomingMessage): boolean
  /** Answers the handshake with 101 and joins the two. @param mayGoOn asked again and again while they are joined */
  join(request: IncomingMessage, response: ServerResponse, headers: Headers, app: Handshake<Duplex>, mayGoOn: () => boolean): void
  close(): void
}

/** @param checkMs milliseconds between two looks at whether the open sockets may go on */
export function createWebSockets(checkMs: number): WebSockets {
  const handshakes = new WeakMap<IncomingMessage, Handshake<Socket>>()
  const open = new Map<() => void, () => boolean>()
  const timer = setInterval(() => {
    for (const [end, mayGoOn] of open) if (!allowed(mayGoOn)) end()
  }, checkMs).unref()

  return {
    handle(listener, request, socket, head) {
      socket.on('error', () => socket.destroy())
      if (!(socket instanceof Socket)) return void socket.destroy()
      const response = new ServerResponse(request)
      response.shouldKeepAlive = false
      try {
        response.assignSocket(socket)
      } catch {
        // Another answer is still on its way to the same client.
        return void socket.destroy()
      }
      handshakes.set(request, { socket, head })
      socket.on('drain', () => response.writableNeedDrain && response.emit('drain'))
      socket.once('finish', () => socket.destroy())
      response.once('finish', () => socket.end())
      listener(request, response)
    },
    isHandshake: (request) => handshakes.has(request) && request.headers.upgrade?.toLowerCase() === 'websocket',
    join(request, response, headers, app, mayGoOn) {
      const client = handshakes.get(request)
      if (client === undefined || client.socket.destroyed) {
        app.socket.destroy()
        return
      }
      response.detachSocket(client.socket)
      client.socket.write(headOf(headers), 'latin1')
      if (app.head.length > 0) client.socket.write(app.head)
      if (client.head.length > 0) app.socket.write(client.head)
      const end = () => {
        open.delete(end)
        client.socket.destroy()
        app.socket.destroy()
      }
      open.set(end, mayGoOn)
      pipeline(client.socket, app.socket, end)
      pipeline(app.socket, client.socket, end)
      if (!allowed(mayGoOn)) end()
    },
    close() {
      clearInterval(timer)
      for (const end of open.keys()) end()
    },
  }
}

/** Whoever cannot be asked about does not go on. */
function allowed(mayGoOn: () => boolean): boolean {
  try {
    return mayGoOn()
  } catch {
    return false
  }
}

function headOf(headers: Headers): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`))
  return ['HTTP/1.1 101 Switching Protocols', 'connection: Upgrade', 'upgrade: websocket', ...lines, '', ''].join('\r\n')
}
