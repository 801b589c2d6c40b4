/**
 * A forward proxy that gives a browser a source address: browsers cannot choose theirs. It listens on the loopback for one browser
 * context, and sends on over connections from the address of whoever uses it. TLS goes through it untouched.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { listenAt, shut } from '../../network/attacker-server.ts'
import { leadsToLoopback } from '../../network/user-agent.ts'

export interface SourceProxyOptions {
  /** The loopback address that connections leave from. */
  readonly source: string
  /** The loopback address that every host name leads to. */
  readonly targetAddress: string
}

export class SourceProxy {
  readonly #options: SourceProxyOptions
  readonly #server: Server
  readonly #tunnels = new Set<Duplex>()
  /** For the browser: `http://127.0.0.1:port`. */
  address = ''

  private constructor(options: SourceProxyOptions) {
    this.#options = options
    this.#server = createServer((asked, response) => this.#sendOn(asked, response))
    this.#server.on('connect', (asked, socket, head) => this.#tunnel(asked, socket, head))
  }

  static async open(options: SourceProxyOptions): Promise<SourceProxy> {
    const proxy = new SourceProxy(options)
    proxy.address = `http://127.0.0.1:${await listenAt(proxy.#server, '127.0.0.1')}`
    return proxy
  }

  async close(): Promise<void> {
    for (const tunnel of this.#tunnels) tunnel.destroy()
    await shut(this.#server)
  }

  /** TLS and WebSockets: bytes both ways (RFC 9110, 9.3.6). */
  #tunnel(asked: IncomingMessage, browser: Duplex, head: Buffer): void {
    const there = URL.parse(`http://${asked.url ?? ''}`)
    // Whoever hangs up ends both ends; that is no error.
    browser.on('error', () => browser.destroy())
    if (there === null || !leadsToLoopback(there.origin)) {
      browser.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const target = connect({ ...this.#from(), port: Number(there.port) || 443 })
    this.#keep(browser, target)
    target.once('connect', () => {
      browser.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      target.write(head)
      target.pipe(browser).pipe(target)
    })
    target.on('error', () => browser.destroy())
    browser.once('close', () => target.destroy())
    target.once('close', () => browser.destroy())
  }

  /** What goes without TLS. */
  #sendOn(asked: IncomingMessage, response: ServerResponse): void {
    const there = URL.parse(asked.url ?? '')
    if (there === null || !leadsToLoopback(there.origin)) {
      response.writeHead(403).end()
      return
    }
    const { method, headers } = asked
    const path = there.pathname + there.search
    const sent = request({ ...this.#from(), port: Number(there.port) || 80, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    sent.on('error', () => response.writeHead(502).end())
    asked.pipe(sent)
  }

  #from() {
    const { source, targetAddress } = this.#options
    return { host: targetAddress, localAddress: source }
  }

  #keep(...ends: readonly (Duplex | Socket)[]): void {
    for (const end of ends) {
      this.#tunnels.add(end)
      end.once('close', () => this.#tunnels.delete(end))
    }
  }
}
