/**
 * The doors of a deployment: servers that listen, bounded in what they read and for how long. What Node refuses by itself, before
 * anybody else sees it, is logged and answered here.
 */

import type { IncomingMessage, RequestListener } from 'node:http'
import { createServer as createPlainServer, type Server as PlainServer, STATUS_CODES } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { Duplex } from 'node:stream'
import { watchClientHellos } from './gateway/context/tls-fingerprint.ts'
import type { TlsSettings } from './gateway/intercept/tls-settings.ts'
import { connectionsPerDoor, headBytes, headSeconds, requestSeconds, requestsPerConnection } from './limits.ts'

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** Tells the log of a request that came to no handler. @param address the peer, as the operating system names it */
export type LogUnread = (address: string, reason: string) => void

export interface Door {
  readonly port: number
  serve(listener: RequestListener, logUnread: LogUnread): void
  upgrade(listener: UpgradeListener): void
  close(): Promise<void>
}

export interface Certificate {
  readonly cert: string
  readonly key: string
}

export interface Doors {
  readonly gatewayDoor: Door
  readonly providerDoor: Door
  readonly plainDoor: Door | null
}

export interface DoorOptions {
  readonly address: string
  /** The gateway's; the identity provider takes the next one. 0 takes any free ones. */
  readonly port: number
  readonly providerPort?: number
  readonly plainPort?: number | null
  readonly tls: Certificate
  readonly defences: { readonly tlsSettings: TlsSettings }
}

/** @param opened takes each door as soon as it is open, for whoever closes them when another does not open */
export async function openDoors(options: DoorOptions, opened: Door[]): Promise<Doors> {
  const { address, port, providerPort = port === 0 ? 0 : port + 1, plainPort = null, tls, defences } = options
  const keep = async (opening: Promise<Door>): Promise<Door> => {
    const door = await opening
    opened.push(door)
    return door
  }
  const gatewayDoor = await keep(openDoor(address, port, tls, defences.tlsSettings))
  const providerDoor = await keep(openDoor(address, providerPort, tls, defences.tlsSettings))
  return { gatewayDoor, providerDoor, plainDoor: plainPort === null ? null : await keep(openPlainDoor(address, plainPort)) }
}

const bounds = {
  maxHeaderSize: headBytes,
  headersTimeout: headSeconds * 1000,
  requestTimeout: requestSeconds * 1000,
  connectionsCheckingInterval: 5000,
  // A request without a host is for `checkHost` to refuse, and to log.
  requireHostHeader: false,
} as const

/** Over TLS. @param port 0 takes any free one */
export function openDoor(address: string, port: number, certificate: Certificate, settings: TlsSettings): Promise<Door> {
  const server = createServer({ ...certificate, ...settings, handshakeTimeout: headSeconds * 1000, ...bounds })
  return open(server, address, port, watchClientHellos(server))
}

/** Without TLS. @param port 0 takes any free one */
export function openPlainDoor(address: string, port: number): Promise<Door> {
  return open(createPlainServer(bounds), address, port, () => undefined)
}

/** @param endSilent ends connections that have not said anything yet, which the server does not know of */
async function open(server: Server | PlainServer, address: string, port: number, endSilent: () => void): Promise<Door> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, () => resolve(server.off('error', reject) && undefined))
  })
  // Node would leave headers out beyond its own limit and say nothing: all are read, and counted by `checkFraming`.
  server.maxHeadersCount = 0
  server.maxRequestsPerSocket = requestsPerConnection
  server.maxConnections = connectionsPerDoor
  const found = server.address()
  return {
    port: found !== null && typeof found === 'object' ? found.port : port,
    serve: (listener, logUnread) => serve(server, listener, logUnread),
    upgrade: (listener) => void server.on('upgrade', listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        endSilent()
      }),
  }
}

function serve(server: Server | PlainServer, listener: RequestListener, logUnread: LogUnread): void {
  /** Connections with a request that a handler has and has not answered: it is the handler that logs it. */
  const busy = new WeakSet<Duplex>()
  const handled: RequestListener = (request, response) => {
    const { url = '', socket } = request
    // Express would answer an address that it cannot take apart by itself, and nobody would log it.
    if (!url.startsWith('/') && url !== '*' && !URL.canParse(url)) {
      logUnread(peerOf(socket), 'no address that can be read')
      refuseRaw(socket, 400, 'no address that can be read')
      return
    }
    busy.add(request.socket)
    response.once('close', () => busy.delete(request.socket))
    listener(request, response)
  }
  server.on('request', handled)
  // Whoever expects something is refused by `checkFraming`, not invited to go on.
  server.on('checkContinue', handled)
  server.on('checkExpectation', handled)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = statusOf(error.code)
    if (status === null) return void socket.destroy()
    if (!busy.has(socket)) logUnread(peerOf(socket), `no request that can be read: ${error.code ?? 'unknown'}`)
    refuseRaw(socket, status, 'no request that can be read')
  })
  server.on('dropRequest', (_request, socket) => logUnread(peerOf(socket), 'too many requests on one connection'))
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    logUnread(peerOf(socket), 'this is no proxy')
    refuseRaw(socket, 405, 'this is no proxy')
  })
}

/** `null` when nothing came that could be answered: the connection was closed or reset. */
function statusOf(code: string | undefined): number | null {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408
  return code?.startsWith('HPE_') === true ? 400 : null
}

function peerOf(socket: Duplex): string {
  return 'remoteAddress' in socket && typeof socket.remoteAddress === 'string' ? socket.remoteAddress : ''
}

/** Answers on a connection that no handler has, and ends it. */
export function refuseRaw(socket: Duplex, status: number, reason: string, headers: readonly string[] = []): void {
  if (!socket.writable) return void socket.destroy()
  const body = JSON.stringify({ error: 'refused', error_description: reason })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
    ...('encrypted' in socket ? ['Strict-Transport-Security: max-age=31536000; includeSubDomains'] : []),
    ...headers,
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
