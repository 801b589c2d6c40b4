/** A small HTTPS server on the loopback, for tests of the client side: it remembers who connected from where. */
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { TLSSocket } from 'node:tls'
import type { TlsFiles } from '../../harness/targets/target.ts'

export interface HttpsServer {
  readonly origin: string
  /** Source addresses of the connections, in the order in which they were opened. */
  readonly connectedFrom: readonly string[]
  /** Of the same connections, those that went on with an earlier TLS session. */
  readonly resumedFrom: readonly string[]
  close(): Promise<void>
}

export async function listen(tls: TlsFiles, answer: RequestListener): Promise<HttpsServer> {
  const server = createServer({ cert: tls.cert, key: tls.key }, answer)
  const connectedFrom: string[] = []
  const resumedFrom: string[] = []
  server.on('secureConnection', (socket: TLSSocket) => {
    const from = socket.remoteAddress ?? ''
    connectedFrom.push(from)
    if (socket.isSessionReused()) resumedFrom.push(from)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    origin: `https://localhost:${bound.port}`,
    connectedFrom,
    resumedFrom,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
