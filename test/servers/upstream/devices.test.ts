import { generateKeyPair, type KeyPair } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Browser, openBrowser } from './behind.ts'
import { json, openShop, type Shop } from './shop.ts'

let shop: Shop
let keys: KeyPair
let bob: Browser
beforeAll(async () => {
  shop = await openShop()
  keys = await generateKeyPair('ES256', { extractable: true })
  bob = await openBrowser(shop.town)
  await bob.signIn()
})
afterAll(async () => {
  await bob.close()
  await shop.close()
})

async function proofFor(path: string, signer = keys): Promise<string> {
  const claims = { jti: crypto.randomUUID(), htm: 'POST', htu: shop.town.deployment.origin + path }
  return new SignJWT({ ...claims, iat: Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(signer.publicKey) })
    .sign(signer.privateKey)
}

describe('a session whose browser has shown the key of its device', () => {
  const post = (path: string, proof?: string) =>
    bob.send(path, { method: 'POST', headers: { ...json, ...(proof !== undefined && { 'device-proof': proof }) }, body: '{}' })

  beforeAll(async () => {
    expect((await post('/session/device-key', await proofFor('/session/device-key'))).status).toBe(201)
  })

  test('sends what the pages of the app send, with a proof or without; the app sees none', async () => {
    expect((await post('/form')).status).toBe(201)
    const found = await shop.seenDuring(async () => expect((await post('/form', await proofFor('/form'))).status).toBe(201))
    expect(found?.headers['device-proof']).toBeUndefined()
  })

  test('is not used by another browser', async () => {
    const stolen = { cookie: bob.cookies(), 'user-agent': 'another' }
    const carol = await openBrowser(shop.town)
    await carol.signIn()
    expect((await carol.send('/form', { method: 'POST', headers: { ...json, ...stolen }, body: '{}' })).status).toBe(401)
    await carol.close()
    await bob.signIn()
  })

  test('ends at the proof of another key', async () => {
    expect((await post('/session/device-key', await proofFor('/session/device-key'))).status).toBe(201)
    const other = await generateKeyPair('ES256', { extractable: true })
    expect((await post('/form', await proofFor('/form', other))).status).toBe(401)
    expect((await bob.send('/private')).status).toBe(401)
    await bob.signIn()
  })

  test('proves it where the gateway’s own routes demand it', async () => {
    expect((await post('/session/device-key', await proofFor('/session/device-key'))).status).toBe(201)
    expect((await post('/session/trust-device')).status).toBe(401)
    await bob.signIn()
  })
})

test('beside the app one sees and ends sessions; what has to be approved there takes the key of the device', async () => {
  expect(await (await bob.send('/api/sessions')).json()).toMatchObject({ sessions: [{ current: true }] })
  expect((await bob.send('/session/trust-device', { method: 'POST' })).status).toBe(403)
  expect((await bob.send('/api/factors')).status).toBe(404)
})

test('beside the app notices come over the WebSocket at /events, and nothing can be asked there', async () => {
  const { origin } = shop.town.deployment
  const socket = new WebSocket(`${origin.replace('https:', 'wss:')}/events`, {
    ca: shop.town.ca,
    headers: { 'user-agent': 'browser', origin, cookie: bob.cookies() },
  })
  const answer = new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ id: '1', do: 'account' }))
  expect(await answer).toMatchObject({ error: 'refused', status: 400 })
  socket.close()
})
