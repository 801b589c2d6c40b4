/** A server of the attacker's on the loopback, without TLS: it answers by path, and counts who came by. */
import { createServer, type Server } from 'node:http'
import { listenAt, shut } from './attacker-server.ts'

/** What stands at a path; `form`: what a POST brought. */
export type Page = (form: URLSearchParams) => Promise<unknown> | unknown

export class Listener {
  readonly #server: Server
  #requests = 0
  #origin = ''

  constructor(pages: (origin: string) => Readonly<Record<string, Page>>) {
    this.#server = createServer(async (request, response) => {
      this.#requests += 1
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const page = pages(this.#origin)[request.url ?? '']
      const answer = page === undefined ? undefined : await page(new URLSearchParams(body))
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json', connection: 'close' })
      response.end(answer === undefined ? '{}' : typeof answer === 'string' ? answer : JSON.stringify(answer))
    })
  }

  async open(address: string): Promise<void> {
    this.#origin = `http://${address}:${await listenAt(this.#server, address)}`
  }

  get origin(): string {
    return this.#origin
  }

  /** Requests so far. */
  get requests(): number {
    return this.#requests
  }

  close(): Promise<void> {
    return shut(this.#server)
  }
}
