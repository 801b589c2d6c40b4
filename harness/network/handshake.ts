/** A TLS client that offers what it is told to, and nothing else, from an address of its own. It speaks no HTTP. */
import { connect as connectTcp } from 'node:net'
import { type ConnectionOptions, connect, type SecureVersion } from 'node:tls'
import { messageOf, ScenarioError, TargetFailure } from '../errors.ts'

export interface Offer {
  /** For people: `TLS 1.1`. */
  readonly name: string
  readonly from: SecureVersion
  readonly upTo: SecureVersion
  /** In OpenSSL's language; default: what Node offers. Suites of TLS 1.3 are not left out by it. */
  readonly ciphers?: string
  /** Default `kept`: what was agreed on stays. `renegotiated` counts as agreed only when the target lets it be agreed on anew. */
  readonly connection?: 'kept' | 'renegotiated'
}

export interface Agreed {
  /** `TLSv1.2` and the like. */
  readonly protocol: string
  /** The name that IANA gives the suite. */
  readonly cipher: string
  /** True when it was agreed on once more, in a connection that stood already. */
  readonly anew: boolean
}

export interface Endpoint {
  readonly sourceAddress: string
  readonly address: string
  readonly origin: string
  /** PEM of the authority that the certificate is from. */
  readonly ca: string
  readonly answerTimeoutMs: number
}

/** Errors of our own side: the offer was never made. */
const neverOffered = /^ERR_SSL_NO_(?:CIPHER|PROTOCOLS)|^ERR_TLS_(?:INVALID_PROTOCOL|PROTOCOL_VERSION_CONFLICT)/

/**
 * `null` when the target refuses.
 * @throws ScenarioError when this machine's TLS cannot offer it; TargetFailure when nothing listens or no answer comes
 */
export async function handshake(offer: Offer, endpoint: Endpoint): Promise<Agreed | null> {
  const { address, origin, ca, sourceAddress, answerTimeoutMs } = endpoint
  const { hostname, port } = new URL(origin)
  const options: ConnectionOptions = {
    socket: connectTcp({ host: address, port: Number(port || 443), localAddress: sourceAddress }),
    servername: hostname,
    ca,
    minVersion: offer.from,
    maxVersion: offer.upTo,
    timeout: answerTimeoutMs,
    ...(offer.ciphers !== undefined && { ciphers: offer.ciphers }),
  }
  try {
    return await agreement(options, offer)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (neverOffered.test(code)) throw new ScenarioError(`this machine cannot offer ${offer.name}: ${messageOf(error)}`)
    if (/^ERR_SSL_|^ECONNRESET$/.test(code)) return null
    throw new TargetFailure(`no answer to a handshake with ${offer.name}: ${messageOf(error)}`, { cause: error })
  }
}

function agreement(options: ConnectionOptions, { connection = 'kept' }: Offer): Promise<Agreed | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(options)
    const end = (settle: () => void) => {
      settle()
      socket.destroy()
    }
    socket.once('error', (error) => end(() => reject(error)))
    socket.once('timeout', () => end(() => reject(new Error('timed out'))))
    socket.once('secureConnect', () => {
      const agreed = {
        protocol: socket.getProtocol() ?? '',
        cipher: socket.getCipher().standardName,
        anew: connection === 'renegotiated',
      }
      if (connection === 'kept') return end(() => resolve(agreed))
      socket.once('close', () => resolve(null))
      socket.renegotiate({}, (error) => end(() => resolve(error === null ? agreed : null)))
    })
  })
}
