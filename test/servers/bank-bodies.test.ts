import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAmount } from '../../servers/demo/check-amount.ts'
import { mostCents } from '../../servers/limits.ts'
import { type BankClient, openBank } from './bank-client.ts'

const payee = 'DE17000000000000000001'
const json = { 'content-type': 'application/json' }

describe('an amount', () => {
  test.each([1, 2, 3000, mostCents - 1, mostCents])('of %d cents is one', (cents) => {
    expect(checkAmount(cents)).toBe(true)
  })

  const strange: readonly unknown[] = [
    0,
    -0,
    -1,
    -3000,
    0.5,
    29.99,
    mostCents + 1,
    2 ** 31,
    2 ** 53,
    2 ** 63,
    1e21,
    Number.MAX_VALUE,
    Number.POSITIVE_INFINITY,
    Number.NaN,
    '1',
    '1e3',
    '',
    true,
    null,
    undefined,
    [],
    [1],
    {},
    1n,
    { valueOf: () => 1 },
  ]
  test.each(strange.map((cents) => [cents]))('is never %s', (cents) => {
    expect(checkAmount(cents)).toBe(false)
  })
})

const payments: readonly (readonly [string, string])[] = [
  ['no amount', `{"payee":"${payee}"}`],
  ['no payee', '{"cents":1}'],
  ['an amount as text', `{"payee":"${payee}","cents":"1"}`],
  ['half a cent', `{"payee":"${payee}","cents":0.5}`],
  ['nothing', `{"payee":"${payee}","cents":0}`],
  ['less than nothing', `{"payee":"${payee}","cents":-1}`],
  ['minus nothing', `{"payee":"${payee}","cents":-0}`],
  ['an exponent beyond the bound', `{"payee":"${payee}","cents":1e9}`],
  ['an exponent below one', `{"payee":"${payee}","cents":1e-2}`],
  ['an amount beyond the bound', `{"payee":"${payee}","cents":100000001}`],
  ['an amount beyond 64 bits', `{"payee":"${payee}","cents":18446744073709551617}`],
  ['an amount beyond all numbers', `{"payee":"${payee}","cents":1e999}`],
  ['a list of amounts', `{"payee":"${payee}","cents":[1]}`],
  ['no number', `{"payee":"${payee}","cents":null}`],
  ['an amount twice', `{"payee":"${payee}","cents":10,"cents":900000}`],
  ['an amount twice, spelled differently', `{"payee":"${payee}","cents":10,"\\u0063ents":900000}`],
  ['a currency', `{"payee":"${payee}","cents":1,"currency":"EUR"}`],
  ['another currency', `{"payee":"${payee}","cents":1,"currency":"JPY"}`],
  ['an unknown field', `{"payee":"${payee}","cents":1,"approved":true}`],
  ['a person', `{"payee":"${payee}","cents":1,"person":"bob"}`],
  ['a prototype', `{"payee":"${payee}","__proto__":{"cents":1}}`],
  ['a prototype beside the rest', `{"payee":"${payee}","cents":1,"__proto__":{"name":"x"}}`],
  ['a constructor', `{"payee":"${payee}","cents":1,"constructor":{"prototype":{}}}`],
  ['small letters in the account', `{"payee":"${payee.toLowerCase()}","cents":1}`],
  ['spaces in the account', '{"payee":"DE17 0000 0000 0000 0000 01","cents":1}'],
  ['a line end behind the account', `{"payee":"${payee}\\n","cents":1}`],
  ['a list of accounts', `{"payee":["${payee}"],"cents":1}`],
  ['an empty name', `{"payee":"${payee}","cents":1,"name":""}`],
  ['a name that is no text', `{"payee":"${payee}","cents":1,"name":1}`],
  ['no name', `{"payee":"${payee}","cents":1,"name":null}`],
  ['a name that turns around', `{"payee":"${payee}","cents":1,"name":"a\\u202eb"}`],
  ['a reference of two lines', `{"payee":"${payee}","cents":1,"reference":"a\\nb"}`],
  ['a long reference', `{"payee":"${payee}","cents":1,"reference":"${'x'.repeat(141)}"}`],
  ['a list', `[{"payee":"${payee}","cents":1}]`],
  ['a text', '"x"'],
  ['null', 'null'],
]

describe('a payment', () => {
  test('with anything that does not belong there is refused with 400, everywhere, and nothing comes of it', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await alice.proposes('/api/transfers', { payee, cents: 3000 })
    const before = await alice.call('GET', path)
    for (const [what, body] of payments) {
      const whole = `{"payments":[{"payee":"${payee}","cents":1},${body}]}`
      const statuses = [
        await alice.raw('/api/transfers', { method: 'POST', headers: json, body }),
        await alice.raw(path, { method: 'PUT', headers: json, body }),
        await alice.raw('/api/batches', { method: 'POST', headers: json, body: whole }),
      ]
      expect(statuses, what).toEqual([400, 400, 400])
    }
    expect(await alice.call('GET', path)).toEqual(before)
  })

  test('is taken as one JSON body and in no other way', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const body = `{"payee":"${payee}","cents":1}`
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `payee=${payee}&cents=1`,
    } as const
    expect([
      await alice.raw('/api/transfers', { method: 'POST', headers: json, body }),
      await alice.raw('/api/transfers?cents=900000', { method: 'POST', headers: json, body }),
      await alice.raw('/api/transfers', form),
      await alice.raw('/api/transfers', { ...form, headers: { 'content-type': 'text/plain' } }),
      await alice.raw('/api/transfers', {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-16' },
        body,
      }),
      await alice.raw('/api/transfers', { method: 'POST' }),
    ]).toEqual([201, 400, 403, 403, 415, 400])
  })

  test('is executed without anything else in the request', async () => {
    const bank = await openBank()
    const alice = await bank.regular()
    const path = `${await alice.proposes('/api/transfers', { payee, cents: 3000 })}/execute`
    const tried = [
      await alice.raw(path, { method: 'POST', headers: json, body: '{"cents":900000}' }),
      await alice.raw(path, { method: 'POST', headers: json, body: '[]' }),
      await alice.raw(`${path}?cents=900000`, { method: 'POST' }),
      await alice.raw(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'cents=9',
      }),
    ]
    expect([tried, alice.sent()]).toEqual([[400, 400, 400, 403], []])
    expect([await alice.raw(path, { method: 'POST', headers: json, body: '{}' }), alice.sent()]).toEqual([200, [3000]])
  })

  test('to a payee or up to a limit of another form is refused with 400', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const payees = [
      '{}',
      `{"payee":"${payee}"}`,
      `{"payee":"x","name":"A"}`,
      `{"payee":"${payee}","name":"A","name":"B"}`,
      `{"payee":"${payee}","name":"\\u202eA"}`,
    ]
    for (const body of payees) expect(await alice.raw('/api/payees', { method: 'POST', headers: json, body }), body).toBe(400)
    const limits = [
      '{}',
      '{"cents":0}',
      '{"cents":-1}',
      '{"cents":1.5}',
      '{"cents":"1"}',
      '{"cents":1e12}',
      '{"cents":1,"currency":"USD"}',
    ]
    for (const body of limits) expect(await alice.raw('/api/limits', { method: 'PUT', headers: json, body }), body).toBe(400)
  })
})

describe('whatever is sent', () => {
  const field = fc.constantFrom('payee', 'cents', 'name', 'reference', 'payments', '__proto__', 'currency', 'x')
  const value = fc.oneof(
    fc.constantFrom(payee, 1, 29, '1', 'Landlady'),
    fc.integer(),
    fc.double(),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  const body = fc.oneof(
    fc
      .array(fc.tuple(field, value), { maxLength: 5 })
      .map((fields) => `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',')}}`),
    fc
      .array(fc.record({ payee: fc.constant(payee), cents: value }), { maxLength: 4 })
      .map((list) => JSON.stringify({ payments: list })),
    fc.jsonValue().map((one) => JSON.stringify(one)),
    fc.string({ maxLength: 200 }),
  )
  const routes = [
    ['POST', '/api/transfers'],
    ['PUT', ':transfer'],
    ['DELETE', ':transfer'],
    ['POST', ':transfer/execute'],
    ['POST', '/api/batches'],
    ['PUT', ':batch'],
    ['DELETE', ':batch'],
    ['POST', ':batch/execute'],
    ['POST', '/api/payees'],
    ['DELETE', `/api/payees/${payee}`],
    ['DELETE', '/api/payees/x'],
    ['PUT', '/api/limits'],
  ] as const
  const standing = async (client: BankClient, paths: readonly string[]) =>
    JSON.stringify(
      await Promise.all([...paths, '/api/account', '/api/payees', '/api/limits'].map((path) => client.call('GET', path))),
    )

  test('is answered and not failed over, and nothing happens where nothing was said to be done', async () => {
    const bank = await openBank()
    const crowd: BankClient[] = []
    for (let count = 0; count < 6; count += 1) crowd.push(await bank.customer())
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), body, async ([method, pattern], text) => {
        // Several people, so that none of them meets the bound on requests.
        const alice = crowd.shift()
        if (alice === undefined) throw new Error('nobody is there')
        crowd.push(alice)
        const transfer = await alice.proposes('/api/transfers', { payee, cents: 95_000 })
        const batch = await alice.proposes('/api/batches', {
          payments: [
            { payee, cents: 1 },
            { payee, cents: 2 },
          ],
        })
        const before = await standing(alice, [transfer, batch])
        const path = pattern.replace(':transfer', transfer).replace(':batch', batch)
        const status = await alice.raw(path, { method, headers: json, body: text })
        expect(status).toBeLessThan(500)
        if (status >= 300) expect(await standing(alice, [transfer, batch])).toBe(before)
        expect(alice.sent()).toEqual([])
      }),
      { seed: 1, numRuns: 120 },
    )
  }, 60_000)
})
