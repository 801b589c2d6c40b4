import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import { connect as connectRaw } from 'node:net'
import { type ConnectionOptions, connect } from 'node:tls'
import type { TlsClientHelloMessage } from 'read-tls-client-hello'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTls } from '../../harness/network/test-ca.ts'
import { fingerprintOfHello, tlsFingerprintOf, watchClientHellos } from '../../servers/gateway/context/tls-fingerprint.ts'

const groups = 10
const algorithms = 13
const versions = 43

function makeHello(overrides: Partial<TlsClientHelloMessage> = {}): TlsClientHelloMessage {
  return {
    version: 0x0303,
    random: Buffer.alloc(32, 1),
    sessionId: Buffer.alloc(32, 2),
    cipherSuites: [0x1301, 0x1302, 0xc02b],
    compressionMethods: [0],
    extensions: [
      { id: groups, data: { groups: [29, 23] } },
      { id: algorithms, data: { algorithms: [0x0403, 0x0804] } },
      { id: versions, data: { versions: [0x0304, 0x0303] } },
    ],
    ...overrides,
  }
}

describe('the fingerprint of a hello', () => {
  const usual = fingerprintOfHello(makeHello())
  const [first, second, third] = makeHello().extensions

  test('has 128 bits', () => {
    expect(Buffer.from(usual, 'base64url')).toHaveLength(16)
  })

  test.each([
    ['another connection', { random: Buffer.alloc(32, 9), sessionId: Buffer.alloc(0) }],
    ['shuffled extensions', { extensions: makeHello().extensions.toReversed() }],
    ['ciphers in another order', { cipherSuites: [0xc02b, 0x1302, 0x1301] }],
    ['GREASE', { cipherSuites: [0x0a0a, 0x1301, 0x1302, 0xc02b] }],
    ['GREASE among extensions', { extensions: [{ id: 0x3a3a, data: null }, ...makeHello().extensions] }],
    ['GREASE among groups', { extensions: [{ id: groups, data: { groups: [0x4a4a, 29, 23] } }, second, third] }],
    ['a resumed session', { extensions: [...makeHello().extensions, { id: 41, data: null }, { id: 35, data: null }] }],
    ['a server name', { extensions: [...makeHello().extensions, { id: 0, data: { serverName: 'localhost' } }] }],
  ])('is the same with %s', (_what, change) => {
    const { extensions, ...rest } = makeHello(change as Partial<TlsClientHelloMessage>)
    expect(fingerprintOfHello({ ...rest, extensions: extensions.filter((one) => one !== undefined) })).toBe(usual)
  })

  test.each([
    ['another cipher', makeHello({ cipherSuites: [0x1301, 0x1302, 0xc02c] })],
    [
      'another group',
      makeHello({ extensions: [{ id: groups, data: { groups: [29, 24] } }, second, third].filter((one) => one !== undefined) }),
    ],
    ['no algorithms', makeHello({ extensions: [first, third].filter((one) => one !== undefined) })],
    ['no versions', makeHello({ extensions: [first, second].filter((one) => one !== undefined) })],
    [
      'unreadable groups',
      makeHello({ extensions: [{ id: groups, data: null }, second, third].filter((one) => one !== undefined) }),
    ],
  ])('is another with %s', (_what, hello) => {
    expect(fingerprintOfHello(hello)).not.toBe(usual)
  })
})

describe('a server that reads hellos', () => {
  let server: Server
  let port: number
  let ca: string
  let endSilent: () => void
  beforeAll(async () => {
    const tls = await makeTls()
    ca = tls.ca
    server = createServer({ ...tls }, (request, response) => response.end(`${tlsFingerprintOf(request.socket)}`))
    endSilent = watchClientHellos(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    port = address !== null && typeof address === 'object' ? address.port : 0
  })
  afterAll(() => void server.close())

  async function ask(
    options: ConnectionOptions = {},
  ): Promise<{ fingerprint: string; reused: boolean; session: Buffer | undefined }> {
    const socket = connect({ host: '127.0.0.1', port, ca, servername: 'localhost', ...options })
    let session: Buffer | undefined
    socket.on('session', (given) => {
      session = given
    })
    let reused = false
    socket.on('secureConnect', () => {
      reused = socket.isSessionReused()
    })
    let text = ''
    socket.on('data', (data) => {
      text += data
    })
    socket.end('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    await once(socket, 'close')
    return { fingerprint: text.split('\r\n\r\n')[1] ?? '', reused, session }
  }

  test('knows a client again, on a new connection and on a resumed session, and tells another one from it', async () => {
    const before = await ask()
    expect(before.fingerprint).toMatch(/^[\w-]{22}$/)
    expect((await ask()).fingerprint).toBe(before.fingerprint)
    const { session } = before
    expect(session).toBeDefined()
    const resumed = await ask(session === undefined ? {} : { session })
    expect([resumed.reused, resumed.fingerprint]).toEqual([true, before.fingerprint])
    expect((await ask({ ciphers: 'TLS_AES_128_GCM_SHA256' })).fingerprint).not.toBe(before.fingerprint)
    expect((await ask({ maxVersion: 'TLSv1.2' })).fingerprint).not.toBe(before.fingerprint)
  })

  test.each(['GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\x00\x05hello', '\x16\x03\x01\x00\x04\x01\x00\x00\x00'])(
    'survives what is no hello: %j',
    async (text) => {
      const socket = connectRaw(port, '127.0.0.1')
      socket.on('error', () => socket.destroy())
      socket.write(Buffer.from(text, 'latin1'))
      expect((await ask()).fingerprint).not.toBe('')
      socket.destroy()
    },
  )

  test('ends those who say nothing when it closes', async () => {
    const socket = connectRaw(port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    await once(socket, 'connect')
    await ask()
    endSilent()
    await once(socket, 'close')
  })
})
