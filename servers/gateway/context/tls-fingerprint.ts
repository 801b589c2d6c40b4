/**
 * How a client speaks TLS, read from its hello: a digest of our own over what the client's software decides and its connection doesn't.
 * GREASE and the order of things are left out, session tickets and server names were never in it.
 */
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Server, TLSSocket } from 'node:tls'
import { getExtensionData, isGREASE, readTlsClientHello, type TlsClientHelloMessage } from 'read-tls-client-hello'
import { helloMs } from '../../limits.ts'

/** By the TLS socket that requests come over. */
const fingerprints = new WeakMap<object, string>()

/** 128 bits as base64url; `null` when the hello could not be read. */
export function tlsFingerprintOf(socket: object): string | null {
  return fingerprints.get(socket) ?? null
}

export function fingerprintOfHello(hello: TlsClientHelloMessage): string {
  const parts = [
    hello.cipherSuites,
    getExtensionData(hello, 'supported_groups')?.groups,
    getExtensionData(hello, 'signature_algorithms')?.algorithms,
    getExtensionData(hello, 'supported_versions')?.versions ?? [hello.version],
  ].map((numbers) => (numbers ?? []).filter((number) => !isGREASE(number)).sort((a, b) => a - b))
  return createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16).toString('base64url')
}

/**
 * Reads the hello of every connection before the server does, which then finds all bytes in their place.
 * Returns what ends the connections whose hello has not come yet: the server does not know of them.
 */
export function watchClientHellos(server: Server): () => void {
  const [handshake, ...more] = server.listeners('connection')
  if (handshake === undefined || more.length > 0) throw new Error('expected a server with one listener for connections')
  server.removeAllListeners('connection')
  const silent = new Set<Socket>()
  const read = new Map<string, string>()

  server.on('connection', (socket: Socket) => {
    const peer = peerOf(socket)
    silent.add(socket)
    socket.setTimeout(helloMs, () => socket.destroy())
    // Before and after the TLS socket takes over: an error ends this connection and nothing else.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      silent.delete(socket)
      read.delete(peer)
    })
    readTlsClientHello(socket)
      .then((hello) => void read.set(peer, fingerprintOfHello(hello)))
      // What is no TLS is the handshake's to refuse; a hello in another form leaves no fingerprint.
      .catch(() => undefined)
      .then(() => {
        silent.delete(socket)
        if (socket.destroyed) return
        socket.setTimeout(0)
        handshake.call(server, socket)
      })
  })
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    const fingerprint = read.get(peerOf(socket))
    if (fingerprint !== undefined) fingerprints.set(socket, fingerprint)
  })
  return () => {
    for (const socket of silent) socket.destroy()
  }
}

/** One connection at a time comes from an address and port. */
function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`
}
