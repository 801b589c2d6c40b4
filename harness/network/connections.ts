/** Connections with a source address of their own, to a target on the loopback. */
import { createSecureContext, type SecureContext } from 'node:tls'
import { Agent } from 'undici'

/** By the authority's PEM. It holds what is trusted and no session: those stay with the connections of one device. */
const trusting = new Map<string, SecureContext>()

function trust(ca: string): SecureContext {
  const known = trusting.get(ca)
  if (known !== undefined) return known
  const made = createSecureContext({ ca })
  trusting.set(ca, made)
  return made
}

/** The connections of one device: never shared between two. */
export class Connections {
  readonly #agent: Agent
  /** For connections that are opened past undici: a WebSocket, or bytes that no HTTP library would send. */
  readonly socketOptions: { readonly localAddress: string; readonly host: string; readonly ca: string; readonly timeout: number }

  /**
   * @param sourceAddress the loopback address that connections leave from
   * @param targetAddress the loopback address that every host name resolves to
   * @param ca PEM of the authority that the target's certificate is from
   * @param answerTimeoutMs milliseconds to connect in, and to answer in
   */
  constructor(sourceAddress: string, targetAddress: string, ca: string, answerTimeoutMs: number) {
    this.socketOptions = { localAddress: sourceAddress, host: targetAddress, ca, timeout: answerTimeoutMs }
    this.#agent = new Agent({
      // At the top level: undici ignores it inside `connect`.
      localAddress: sourceAddress,
      connect: {
        secureContext: trust(ca),
        timeout: answerTimeoutMs,
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address: targetAddress, family: 4 }]) : done(null, targetAddress, 4),
      },
      headersTimeout: answerTimeoutMs,
      bodyTimeout: answerTimeoutMs,
      keepAliveTimeout: 60_000,
      maxResponseSize: 4 * 1024 * 1024,
    })
  }

  get dispatcher(): Agent {
    return this.#agent
  }

  async close(): Promise<void> {
    await this.#agent.destroy()
  }
}
