/** The HTTPS listener: on the port that is asked for, or on a free one when that is taken. */
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { StartOptions } from 'stepproof'

export interface Listener {
  readonly port: number
  close(): Promise<void>
}

export async function listen(app: RequestListener, options: Omit<StartOptions, 'weaken'>): Promise<Listener> {
  const { address, port, tls } = options
  const server = createServer({ cert: tls.cert, key: tls.key }, app)
  // What cannot be read as a request is answered here, with what stands on every other answer too.
  server.on('clientError', (_error, socket) => {
    const headers = [
      'Strict-Transport-Security: max-age=31536000',
      'Cache-Control: no-store',
      'Connection: close',
      'Content-Length: 0',
    ]
    socket.end(`HTTP/1.1 400 Bad Request\r\n${headers.join('\r\n')}\r\n\r\n`)
  })
  try {
    await bind(server, address, port)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    await bind(server, address, 0)
  }
  return {
    port: portOf(server),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function bind(server: Server, address: string, port: number): Promise<void> {
  server.listen(port, address)
  await once(server, 'listening')
}

function portOf(server: Server): number {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the listener has no port')
  return bound.port
}
