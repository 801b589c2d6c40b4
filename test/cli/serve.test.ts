import { readFileSync, statSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { folder, start, stepproof } from './stepproof.ts'

const facts = z.object({
  origin: z.string(),
  identityProvider: z.string(),
  ca: z.string(),
  people: z.array(z.object({ login: z.string(), password: z.string(), totpSecret: z.string() })).length(2),
})
const port = 8700

/** Starts it, stops it again, and hands back what it said of itself. */
async function serving(state: string): Promise<{ facts: z.infer<typeof facts>; code: number | null }> {
  const running = start('serve', '--json', '--port', String(port), '--state', state)
  await running.shows('\n}\n')
  running.kill('SIGTERM')
  const { stdout, code } = await running.done
  return { facts: facts.parse(JSON.parse(stdout)), code }
}

function status(ca: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: 'localhost', port, path, ca }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end()
  })
}

function handshake(ca: string, maxVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port, ca, minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' })
    socket.on('secureConnect', () => {
      resolve(socket.getProtocol() ?? 'none')
      socket.destroy()
    })
    socket.on('error', () => resolve('refused'))
  })
}

test('serve answers over TLS with a certificate of its own authority, 1.2 at the least and 1.3 when it can', async () => {
  const state = folder()
  const running = start('serve', '--port', String(port), '--state', state)
  await running.shows('Stop it with Ctrl-C')
  const ca = readFileSync(join(state, 'ca.pem'), 'utf8')
  expect(await status(ca, '/')).toBe(200)
  expect(await status(ca, '/api/account')).toBe(401)
  expect(await handshake(ca, 'TLSv1.1')).toBe('refused')
  expect(await handshake(ca, 'TLSv1.2')).toBe('TLSv1.2')
  expect(await handshake(ca, 'TLSv1.3')).toBe('TLSv1.3')
  running.kill('SIGINT')
  const { code, stdout } = await running.done
  expect(code).toBe(0)
  expect(stdout).toContain('otpauth://totp/')
}, 60_000)

test('serve keeps people, authority and database in its state folder, readable by the owner only', async () => {
  const state = folder()
  const first = await serving(state)
  const second = await serving(state)
  expect(first.code).toBe(0)
  expect(second.facts).toEqual(first.facts)
  for (const file of ['ca.pem', 'key.pem', 'store.key', 'people.seed', 'reference.sqlite']) {
    expect(statSync(join(state, file)).mode & 0o077, file).toBe(0)
  }
  const bytes = readFileSync(join(state, 'reference.sqlite')).toString('latin1')
  for (const { login, password, totpSecret } of first.facts.people) {
    expect(bytes).toContain(login)
    expect(bytes).not.toContain(password)
    expect(bytes).not.toContain(totpSecret)
  }
}, 60_000)

test('another state folder has other people', async () => {
  const [one, two] = [await serving(folder()), await serving(folder())]
  expect(one.facts.people.map(({ password }) => password)).not.toEqual(two.facts.people.map(({ password }) => password))
}, 60_000)

test('serve sends readers without TLS to the gateway, from the port that was asked for', async () => {
  const running = start('serve', '--port', String(port), '--plain-port', '8710', '--state', folder())
  await running.shows('Readers without TLS are sent on from http://localhost:8710')
  const answer = await fetch('http://127.0.0.1:8710/api/account', { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([308, `https://localhost:${port}/api/account`])
  running.kill('SIGINT')
  expect((await running.done).code).toBe(0)
}, 60_000)

test('serve goes without the usual plain port when it is taken, and not at all when it was asked for', async () => {
  const taken = createServer().listen(8711, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  try {
    const asked = await stepproof('serve', '--port', String(port), '--plain-port', '8711', '--state', folder())
    expect([asked.code, asked.stderr]).toEqual([64, expect.stringContaining('port 8711 is taken')])
  } finally {
    taken.close()
  }
  // When something else has it already, that is just as well.
  const usual = createServer().listen(8080, '127.0.0.1')
  await new Promise((resolve) => usual.once('listening', resolve).once('error', resolve))
  try {
    const running = start('serve', '--port', String(port), '--state', folder())
    await running.shows('Stop it with Ctrl-C')
    running.kill('SIGINT')
    const { code, stdout, stderr } = await running.done
    expect([code, stderr]).toEqual([0, expect.stringContaining('port 8080 is taken')])
    expect(stdout).not.toContain('without TLS')
  } finally {
    usual.close()
  }
}, 60_000)

test.each([
  ['--trusted-proxy', 'everybody'],
  ['--trusted-proxy', '10.0.0.0/33'],
  ['--plain-port', '65536'],
])(
  'serve %s %s is a mistake of the user’s',
  async (flag, value) => {
    const { code, stderr } = await stepproof('serve', flag, value, '--state', folder())
    expect([code, stderr]).toEqual([64, expect.stringContaining(`found '${value}'`)])
  },
  60_000,
)
