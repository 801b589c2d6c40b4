import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './behind.ts'
import { openShop, type Shop } from './shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

describe('what the app is told', () => {
  const forged = {
    'Stepproof-Identity': 'forged',
    stepproof_identity: 'forged',
    'STEPPROOF.IDENTITY': 'forged',
    'X-Forwarded-For': '1.2.3.4',
    X_Forwarded_For: '1.2.3.4',
    'X-Forwarded-User': 'admin',
    'X-Real-IP': '1.2.3.4',
    Forwarded: 'for=1.2.3.4',
    'X-Original-URL': '/admin',
    'Remote-User': 'admin',
  }

  test('is never what the client forges', async () => {
    const found = await shop.seenDuring(() => shop.alice.send('/private', { headers: forged }))
    expect(JSON.stringify(found?.raw)).not.toMatch(/forged|1\.2\.3\.4|admin/)
    await shop.verified(found?.headers['stepproof-identity'])
    const nobody = await openBrowser(shop.town)
    const open = await shop.seenDuring(() => nobody.send('/', { headers: forged }))
    expect(JSON.stringify(open?.raw)).not.toMatch(/forged|1\.2\.3\.4|admin/)
    expect(JSON.stringify(open?.raw).toLowerCase()).not.toContain('identity')
    await nobody.close()
  })

  test('is the address of the client and its own host', async () => {
    const found = await shop.seenDuring(() => shop.alice.send('/private'))
    expect(found?.headers).toMatchObject({
      host: shop.app.url.host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': new URL(shop.town.deployment.origin).host,
    })
  })

  test('holds no cookie and no token of ours, but its own', async () => {
    const found = await shop.seenDuring(() => shop.alice.send('/private'))
    expect(shop.alice.cookies()).toContain('__Host-session=')
    expect(found?.headers.cookie).toBe('app=1')
    const open = await shop.seenDuring(() => shop.alice.send('/', { headers: { authorization: 'DPoP token', dpop: 'proof' } }))
    expect([open?.headers.authorization, open?.headers.dpop]).toEqual([undefined, undefined])
  })

  test('is new each time, and holds for this app, this request and a short while only', async () => {
    const statements = await Promise.all(
      [1, 2].map(async () => String((await shop.seenDuring(() => shop.alice.send('/private')))?.headers['stepproof-identity'])),
    )
    const again = String((await shop.seenDuring(() => shop.alice.send('/private')))?.headers['stepproof-identity'])
    const ids = await Promise.all([statements[0], again].map(async (one) => (await shop.verified(one)).payload.jti))
    expect(new Set(ids).size).toBe(2)
    shop.ahead = 31_000
    await expect(shop.verified(again)).rejects.toThrow('"exp"')
    shop.ahead = 0
    const [head, payload, signature] = again.split('.')
    const other = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), sub: 'somebody' }),
    ).toString('base64url')
    await expect(shop.verified([head, other, signature].join('.'))).rejects.toThrow('signature')
  })

  test('carries the id of the request when it looks like one', async () => {
    const found = await shop.seenDuring(() => shop.alice.send('/private', { headers: { 'x-request-id': 'r-77' } }))
    expect(found?.headers['x-request-id']).toBe('r-77')
    expect((await shop.verified(found?.headers['stepproof-identity'])).payload.request_id).toBe('r-77')
    const strange = await shop.seenDuring(() => shop.alice.send('/private', { headers: { 'x-request-id': 'no id' } }))
    expect(strange?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})
