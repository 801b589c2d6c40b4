import { type ConnectionOptions, connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

let town: OpenDeployment
beforeAll(async () => {
  town = await openDeployment()
})
afterAll(() => town.close())

/** The cipher agreed on, or the code of the error. */
function handshake(origin: string, options: ConnectionOptions): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({
      host: '127.0.0.1',
      port: Number(new URL(origin).port),
      ca: town.ca,
      servername: 'localhost',
      ...options,
    })
    socket.once('secureConnect', () => {
      resolve(socket.getCipher().standardName)
      socket.destroy()
    })
    socket.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
  })
}
const doors = () => [town.deployment.origin, town.deployment.issuer]
const old = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const

test.each([
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'AES128-GCM-SHA256',
  'AES128-SHA',
  'AES256-SHA256',
  'DHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES128-CCM8',
  'ECDHE-ECDSA-NULL-SHA',
  'NULL-SHA256',
  'AECDH-AES128-SHA',
  'ADH-AES128-GCM-SHA256',
  'PSK-AES128-GCM-SHA256',
])('%s is not spoken at either door, though the client would', async (cipher) => {
  for (const door of doors()) {
    expect(await handshake(door, { ...old, ciphers: `${cipher}:@SECLEVEL=0` })).toMatch(/^(?:ERR_SSL_|ECONNRESET)/)
  }
})

test('what is spoken has forward secrecy and authenticated encryption', async () => {
  for (const door of doors()) {
    expect(await handshake(door, { ...old, ciphers: 'ALL:@SECLEVEL=0' })).toMatch(/^TLS_ECDHE_\w+_WITH_(?:AES_\d+_GCM|CHACHA20)/)
    expect(await handshake(door, {})).toMatch(/^TLS_(?:AES_\d+_GCM|CHACHA20)/)
  }
})

test('a connection is not negotiated anew', async () => {
  const [door = ''] = doors()
  const result = await new Promise<string>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(door).port), ca: town.ca, servername: 'localhost', ...old })
    socket.once('secureConnect', () => {
      socket.renegotiate({}, (error) => resolve(error === null ? 'renegotiated' : 'refused'))
    })
    socket.once('error', () => resolve('refused'))
    socket.once('close', () => resolve('refused'))
  })
  expect(result).toBe('refused')
})

test('a name in the handshake that is not the name of the request changes nothing', async () => {
  const { origin } = town.deployment
  expect((await town.send(origin, '/', { headers: { host: 'evil.test' } })).status).toBe(421)
  expect(await handshake(origin, { servername: 'evil.test', checkServerIdentity: () => undefined })).toMatch(/^TLS_/)
})

test('no other site is allowed to read anything, by itself or after asking', async () => {
  const { origin } = town.deployment
  for (const from of ['https://evil.test', 'null', `${origin}.evil.test`, 'https://sub.localhost']) {
    for (const method of ['GET', 'OPTIONS', 'POST'] as const) {
      const headers = { origin: from, cookie: 'a=b', 'access-control-request-method': 'PUT' }
      const answer = await town.send(origin, '/api/account', { method, headers })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  }
})
