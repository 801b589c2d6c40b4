import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from 'otpauth'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { beginKey, beginTotp, codeOf, confirmTotp, signedIn } from './enrolment-steps.ts'
import { openDeployment, valuesOf } from './open-deployment.ts'
import { alice, key } from './store.ts'

const { passkey: _none, ...person } = alice

/** All bytes of the store: the database with its journal. */
function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')
}

test('nothing that opens an account is readable at rest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const town = await openDeployment({ store: join(folder, 'bank.sqlite'), storeKey: key })
  await town.deployment.enrol(person, null)
  // A sign-in that was begun leaves state, nonce and verifier behind.
  const begun = await town.send(town.deployment.origin, '/login')
  const browser = /^__Host-browser=([\w-]+)/.exec(valuesOf(begun, 'set-cookie')[0] ?? '')?.[1] ?? ''
  const requestUri = new URL(String(begun.headers.location)).searchParams.get('request_uri')?.split(':').at(-1) ?? ''
  const open = bytesOf(folder)
  await town.close()
  const closed = bytesOf(folder)

  const seed = Secret.fromBase32(person.totpSeed)
  const secrets = {
    password: person.password,
    'password in base64': Buffer.from(person.password).toString('base64'),
    'seed in base32': person.totpSeed,
    'seed in hex': seed.hex,
    'seed in bytes': seed.latin1,
    'the key of the store': Buffer.from(key).toString('latin1'),
    'the browser cookie': browser,
    'the pushed request': requestUri,
  }
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length, what).toBeGreaterThan(9)
    for (const bytes of [open, closed]) expect(bytes.toLowerCase().includes(secret.toLowerCase()), what).toBe(false)
  }
  // What is no secret stands there: these are the right files.
  for (const bytes of [open, closed]) expect(bytes).toContain(person.email)
  expect(closed).toContain('$argon2id$')
})

test('nor what is made to bind factors, to get back in, or for the loss of a factor', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const town = await openDeployment({ store: join(folder, 'bank.sqlite'), storeKey: key })
  const newcomer = await signedIn(town, 'none')
  await newcomer.client.call('POST', '/api/factors/activate', { code: newcomer.code })
  const { owner, client } = await signedIn(town, 'totp-and-key')
  const begun = await beginTotp(client, 'key')
  const bytesWhilePending = bytesOf(folder)
  await confirmTotp(client, begun.id, codeOf(begun.secret))
  const made = await client.approved('key', 'POST', '/api/factors/recovery-codes')
  const codes = z.array(z.string()).length(10).parse(made.body.codes)
  const { challenge } = await beginKey(client, 'key')
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ login: owner.login })
  await town.send(town.deployment.origin, '/recovery', { method: 'POST', headers, body })
  const [mail] = town.deployment.mailTo(owner.id)
  const open = bytesOf(folder)
  await town.close()

  const secrets: Record<string, string> = {
    password: owner.password,
    'activation code': newcomer.code,
    'id of a begun app': begun.id,
    'seed in base32': begun.secret,
    'seed in bytes': Secret.fromBase32(begun.secret).latin1,
    'challenge of a registration': challenge,
    'link for a forgotten password': mail?.secret ?? '',
    ...Object.fromEntries(codes.map((code, index) => [`recovery code ${index}`, code])),
    ...Object.fromEntries(codes.map((code, index) => [`recovery code ${index} as it is typed`, code.replaceAll('-', '')])),
  }
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length, what).toBeGreaterThan(9)
    for (const bytes of [bytesWhilePending, open, bytesOf(folder)]) {
      expect(bytes.toLowerCase().includes(secret.toLowerCase()), what).toBe(false)
    }
  }
})

test('a store is found again after a restart, and only with its key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = join(folder, 'bank.sqlite')
  const first = await openDeployment({ store, storeKey: key })
  await first.deployment.enrol(person, null)
  await first.send(first.deployment.origin, '/')
  await first.close()
  const second = await openDeployment({ store, storeKey: key })
  expect(second.deployment.emailOf('alice')).toBe(person.email)
  expect(second.deployment.audit.firstBreak()).toBeNull()
  await second.close()
})
