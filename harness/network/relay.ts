/**
 * A look-alike site between a browser and the target: it listens at the attacker's own address, under names of the attacker's and with a
 * certificate that browsers accept, and sends on what comes over connections of its own from that address. The cookies of the target
 * stay with it. Both ways are exchanges of the record.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import { text } from 'node:stream/consumers'
import { messageOf } from '../errors.ts'
import { realNow } from '../runner/virtual-date.ts'
import type { TlsFiles } from '../targets/target.ts'
import { attackerDomain } from './attacker-hosts.ts'
import { listenAt, shut } from './attacker-server.ts'
import { type Disguise, disguiseOf } from './disguise.ts'
import { makeTls } from './test-ca.ts'
import type { HttpAnswer, UserAgent } from './user-agent.ts'

/** Made once a thread, for the clock that the TLS library reads. */
let certificate: Promise<TlsFiles> | undefined

/** What belongs to one connection, or to the browser's own dealings with the look-alike site. */
const ownOfLeg: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'cookie',
  'x-request-id',
])

export interface RelayOptions {
  /** The loopback address that it listens at. */
  readonly address: string
  readonly targetOrigin: string
  /** Sends on to the target. */
  readonly agent: UserAgent
}

export class Relay {
  readonly address: string
  /** PEM of the authority that its certificate is from. */
  readonly ca: string
  readonly disguise: Disguise
  readonly #server: Server

  private constructor(address: string, ca: string, disguise: Disguise, server: Server) {
    this.address = address
    this.ca = ca
    this.disguise = disguise
    this.#server = server
  }

  static async open({ address, targetOrigin, agent }: RelayOptions): Promise<Relay> {
    certificate ??= makeTls([`*.${attackerDomain}`], realNow())
    const { ca, cert, key } = await certificate
    const server = createServer({ cert, key })
    const disguise = disguiseOf(targetOrigin, await listenAt(server, address))
    server.on('request', (request, response) => {
      sendOn(agent, disguise, request)
        .then((answer) => giveBack(answer, disguise, response))
        .catch((error: unknown) => response.writeHead(502).end(messageOf(error)))
    })
    return new Relay(address, ca, disguise, server)
  }

  close(): Promise<void> {
    return shut(this.#server)
  }
}

async function sendOn(agent: UserAgent, disguise: Disguise, request: IncomingMessage): Promise<HttpAnswer> {
  const { method = 'GET', url = '/', headers } = request
  const body = disguise.off(await text(request))
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && !ownOfLeg.has(name) ? [[name, disguise.off(value)] as const] : [],
  )
  return agent.send({
    method,
    url: disguise.off(`https://${headers.host}${url}`),
    headers: Object.fromEntries(kept),
    ...(body !== '' && { body }),
  })
}

function giveBack({ status, headers, text: body }: HttpAnswer, disguise: Disguise, response: ServerResponse): void {
  for (const { name, value } of headers) if (!ownOfLeg.has(name)) response.appendHeader(name, disguise.on(value))
  response.writeHead(status).end(disguise.on(body))
}
