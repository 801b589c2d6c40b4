import { generateProof } from 'dpop'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, openApp, type Tokens } from './app-client.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { alice, key } from './store.ts'
import { temporaryFile } from './temporary-file.ts'

/** Two nodes of one service: the same name, port, store and key, at addresses that no other run takes. */
const nodes = [1, 2].map((last) => `127.77.${(process.pid % 250) + 1}.${last}`)
const [firstNode = '', secondNode = ''] = nodes
const store = temporaryFile('nodes.sqlite')
const open = (address: string) => openDeployment({ store, storeKey: key, address, port: 8443 })
let towns: OpenDeployment[]
let first: App
let second: App
let tokens: Tokens
beforeAll(async () => {
  towns = [await open(firstNode), await open(secondNode)]
  const [one, two] = towns
  if (one === undefined || two === undefined) throw new Error('two nodes were started')
  expect(one.deployment.origin).toBe(two.deployment.origin)
  await one.deployment.enrol(alice, null)
  first = await openApp(one, { address: firstNode })
  second = await openApp(two, { address: secondNode, keys: first.keys })
  tokens = await first.signIn()
})
afterAll(async () => {
  await Promise.all([first.close(), second.close()])
  for (const town of towns) await town.close()
})

const account = () => `${first.origin}/api/account`
const present = (app: App, dpop: string, { access_token } = tokens) =>
  app.send('GET', account(), { headers: { authorization: `DPoP ${access_token}`, dpop } })

test('a token of one node opens the account at the other', async () => {
  expect((await first.account(tokens.access_token)).status).toBe(200)
  expect((await second.account(tokens.access_token)).status).toBe(200)
})

test('a nonce of one node is taken by the other, without being asked for', async () => {
  await first.account(tokens.access_token)
  const nonce = first.nonces.get(first.origin)
  expect((await present(second, await generateProof(first.keys, account(), 'GET', nonce, tokens.access_token))).status).toBe(200)
})

test('a proof that was used at one node is refused by the other, and by one that was started anew', async () => {
  const nonce = first.nonces.get(first.origin)
  const proof = await generateProof(first.keys, account(), 'GET', nonce, tokens.access_token)
  const answers = [await present(first, proof), await present(first, proof), await present(second, proof)]
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 401])
  expect(answers.map(({ body }) => body.error)).toEqual([undefined, 'refused', 'refused'])

  await towns[0]?.close()
  towns[0] = await open(firstNode)
  await first.close()
  first = await openApp(towns[0], { address: firstNode, keys: first.keys })
  expect((await present(first, proof)).body).toMatchObject({ error: 'refused' })
  const fresh = await generateProof(first.keys, account(), 'GET', nonce, tokens.access_token)
  expect((await present(first, fresh)).status).toBe(200)
})

test('a refresh token that was used at one node ends the family at the other', async () => {
  const renewed = first.tokens(await first.refresh(tokens.refresh_token))
  expect((await second.account(renewed.access_token)).status).toBe(200)
  expect((await second.refresh(tokens.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await first.account(renewed.access_token)).status).toBe(401)
  expect((await first.refresh(renewed.refresh_token)).status).toBe(400)
})

test('a sign-out at one node ends the token at the other, at once', async () => {
  const { access_token } = await second.signIn()
  expect((await first.account(access_token)).status).toBe(200)
  expect((await second.proven('POST', `${second.origin}/logout`, {}, access_token)).status).toBe(200)
  expect((await first.account(access_token)).status).toBe(401)
})
