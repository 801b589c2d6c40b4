import { readFileSync, statSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { folder, start } from './stepproof.ts'

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
