import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './behind.ts'
import { json, openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('an approval', () => {
  const body = '{ "payee":"Acme",  "amount":9500, "memo": "rent" }'

  async function challenged(path: string, text: string): Promise<string> {
    const answer = await shop.post(path, text)
    const { challenge, max_age } = (await answer.json()) as { challenge: string; max_age: number }
    expect([answer.status, max_age]).toEqual([401, 300])
    return challenge
  }

  test('opens the route for exactly what was approved, byte for byte, once', async () => {
    await shop.alice.stepUp(await challenged('/orders/7/pay', body))
    const found = await shop.seenDuring(async () => expect((await shop.post('/orders/7/pay', body)).status).toBe(201))
    expect(found).toMatchObject({ url: '/orders/7/pay', body })
    expect(found?.headers['content-length']).toBe(String(body.length))
    const { payload } = await shop.verified(found?.headers['stepproof-identity'])
    expect(payload).toMatchObject({
      acr: 'urn:stepproof:acr:2',
      amr: ['pwd', 'otp'],
      htm: 'POST',
      htu: `${shop.app.url.origin}/orders/7/pay`,
      authorization_details: [
        { type: 'step-up', operation: 'post-orders-id-pay', object: '/orders/7/pay', terms: { amount: 9500, payee: 'Acme' } },
      ],
    })
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(60)
    expect(Math.abs(Number(payload.auth_time) - Date.now() / 1000)).toBeLessThan(60)
    const again = await shop.seenDuring(async () => shop.alice.stepUp(await challenged('/orders/7/pay', body)))
    expect(again).toBeUndefined()
    expect((await shop.post('/orders/7/pay', body)).status).toBe(201)
    expect((await shop.post('/orders/7/pay', body)).status).toBe(401)
  })

  test.each([
    ['another amount', '/orders/8/pay', body.replace('9500', '9501'), 403],
    ['another payee', '/orders/8/pay', body.replace('Acme', 'Evil'), 403],
    ['the amount as text', '/orders/8/pay', body.replace('9500', '"9500"'), 403],
    ['another order', '/orders/9/pay', body, 401],
    ['the amount twice', '/orders/8/pay', body.replace('"memo"', '"amount":1,"memo"'), 400],
    ['another amount in the query', '/orders/8/pay?amount=1', body, 400],
  ])('does not open it for %s', async (_what, path, text, status) => {
    const bob = await openBrowser(shop.town)
    await bob.signIn()
    const send = (at: string, sent: string) => bob.send(at, { method: 'POST', headers: json, body: sent })
    const { challenge } = (await (await send('/orders/8/pay', body)).json()) as { challenge: string }
    await bob.stepUp(challenge)
    expect(await shop.seenDuring(async () => expect((await send(path, text)).status).toBe(status))).toBeUndefined()
    await bob.close()
  })

  test('that is used fifty times at once opens the route once', async () => {
    const bob = await openBrowser(shop.town)
    await bob.signIn()
    const send = () => bob.send('/orders/11/pay', { method: 'POST', headers: json, body })
    const { challenge } = (await (await send()).json()) as { challenge: string }
    await bob.stepUp(challenge)
    const statuses = await Promise.all(Array.from({ length: 50 }, async () => (await send()).status))
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    await bob.close()
  })

  test('of a passkey opens level 3 as long as it is fresh, and no second longer', async () => {
    const bob = await openBrowser(shop.town)
    await bob.signIn()
    const { challenge } = (await (await bob.send('/private/papers')).json()) as { challenge: string }
    await bob.stepUp(challenge, 'webauthn')
    const found = await shop.seenDuring(async () => expect((await bob.send('/private/papers')).status).toBe(200))
    expect((await shop.verified(found?.headers['stepproof-identity'])).payload).toMatchObject({
      acr: 'urn:stepproof:acr:3',
      amr: ['pwd', 'hwk', 'user'],
    })
    expect((await bob.send('/private/papers')).status).toBe(200)
    shop.ahead = 62_000
    expect((await bob.send('/private/papers')).status).toBe(401)
    shop.ahead = 0
    await bob.close()
  })

  test.each([
    ['a type that is not read', 'a', { 'content-type': 'text/plain', origin: '' }, 415],
    ['more bytes than are read', `{"amount":1,"payee":"A","x":"${'x'.repeat(16_384)}"}`, {}, 413],
    ['as many bytes as are read', `{"amount":1,"payee":"A","x":"${'x'.repeat(16_384 - 31)}"}`, {}, 401],
    ['a packed body', '{"amount":1,"payee":"A"}', { 'content-encoding': 'gzip' }, 415],
  ])('is not asked for with %s', async (_what, text, headers, status) => {
    const origin = { origin: shop.town.deployment.origin }
    expect((await shop.post('/orders/10/pay', text, { ...json, ...headers, ...origin })).status).toBe(status)
  })
})
