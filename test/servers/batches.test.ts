import { describe, expect, test } from 'vitest'
import { type BankClient, openBank } from './bank-client.ts'

const payee = 'DE17000000000000000001'
const wages = {
  payments: [
    { payee, cents: 2900, name: 'Ann' },
    { payee, cents: 1100, name: 'Ben', reference: 'May' },
  ],
}
const bodies = (count: number, change: object = {}) => ({
  payments: Array.from({ length: count }, () => ({ payee, cents: 100, ...change })),
})

async function approvedBatch(client: BankClient): Promise<string> {
  const path = await client.proposes('/api/batches', wages)
  await client.approve(await client.call('POST', `${path}/execute`))
  return path
}
const execute = async (client: BankClient, path: string) => (await client.call('POST', `${path}/execute`)).status

describe('a batch', () => {
  test('is executed as a whole, with one approval, once', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await alice.proposes('/api/batches', wages)
    const asked = await alice.call('POST', `${path}/execute`)
    const page = await alice.page(asked)
    for (const shown of [
      '40.00 EUR',
      '2',
      `29.00 EUR to ${payee}`,
      'Name: Ann',
      `11.00 EUR to ${payee}`,
      'Name: Ben',
      'Reference: May',
    ]) {
      expect(page).toContain(`<bdi>${shown}</bdi>`)
    }
    await alice.approve(asked)
    expect(await alice.call('GET', path)).toMatchObject({ body: { count: 2, cents: 4000, currency: 'EUR', state: 'open' } })
    expect([await execute(alice, path), await execute(alice, path)]).toEqual([200, 409])
    expect(alice.sent()).toEqual([2900, 1100])
    expect([(await alice.call('PUT', path, wages)).status, (await alice.call('DELETE', path)).status]).toEqual([409, 409])
  })

  test('that wants to be executed fifty times at once is booked once', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await approvedBatch(alice)
    const statuses = await Promise.all(Array.from({ length: 50 }, () => execute(alice, path)))
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(alice.sent()).toEqual([2900, 1100])
  })

  test('goes without an approval neither for small sums nor to trusted payees', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    expect((await alice.approved('POST', '/api/payees', { payee, name: 'Ann' })).status).toBe(201)
    const path = await alice.proposes('/api/batches', bodies(2, { cents: 1 }))
    expect([await execute(alice, path), alice.sent()]).toEqual([401, []])
  })

  const [ann, ben] = wages.payments
  test.each([
    ['a payment more', [ann, ben, { payee, cents: 1 }]],
    ['another amount', [ann, { ...ben, cents: 1101 }]],
    [
      'amounts that come to the same',
      [
        { ...ann, cents: 2901 },
        { ...ben, cents: 1099 },
      ],
    ],
    ['another payee', [ann, { ...ben, payee: 'DE17000000000000000666' }]],
    ['another name', [ann, { ...ben, name: 'Bea' }]],
    ['another reference', [ann, { ...ben, reference: 'June' }]],
    ['another order', [ben, ann]],
  ])('with %s than was approved is refused as a whole', async (_what, payments) => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await approvedBatch(alice)
    expect((await alice.call('PUT', path, { payments })).status).toBe(200)
    expect([await execute(alice, path), await execute(alice, path), alice.sent()]).toEqual([403, 401, []])
  })

  test('over the daily limit books none of its payments', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    await alice.approved('PUT', '/api/limits', { cents: 3999 })
    const path = await approvedBatch(alice)
    expect([await execute(alice, path), alice.sent()]).toEqual([409, []])
  })

  test('is not opened by an approval of a transfer, nor a transfer by one of a batch', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const transfer = await alice.proposes('/api/transfers', { payee, cents: 4000 })
    const batch = await approvedBatch(alice)
    expect(await execute(alice, transfer)).toBe(401)
    await alice.approve(await alice.call('POST', `${transfer}/execute`))
    const other = await alice.proposes('/api/batches', wages)
    expect(await execute(alice, other)).toBe(401)
    const swapped = [batch.replace('batches', 'transfers'), transfer.replace('transfers', 'batches')]
    expect(await Promise.all(swapped.map((path) => execute(alice, path)))).toEqual([403, 403])
    expect(alice.sent()).toEqual([])
  })

  test('of somebody else looks like none at all', async () => {
    const bank = await openBank()
    const [alice, bob] = [await bank.customer(), await bank.customer()]
    const path = await approvedBatch(alice)
    const tried = (at: string) =>
      Promise.all([bob.call('GET', at), bob.call('PUT', at, wages), bob.call('DELETE', at), bob.call('POST', `${at}/execute`)])
    const foreign = await tried(path)
    expect(foreign.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(foreign).toEqual(await tried('/api/batches/none'))
  })

  test.each([
    [1, 400],
    [2, 201],
    [20, 201],
    [21, 400],
  ])('of %d payments is answered with %d', async (count, status) => {
    const bank = await openBank()
    const alice = await bank.customer()
    expect((await alice.call('POST', '/api/batches', bodies(count))).status).toBe(status)
  })

  test('that does not fit into one approval is refused, and not cut', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const long = { name: 'ü'.repeat(70), reference: 'ß'.repeat(140) }
    const tried = [bodies(20, { name: 'n'.repeat(70), reference: 'r'.repeat(140) }), bodies(16, long), bodies(20, long)]
    const statuses = await Promise.all(tried.map(async (body) => (await alice.call('POST', '/api/batches', body)).status))
    expect(statuses).toEqual([201, 201, 400])
  })

  test('that fits just so can be approved and executed', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await alice.proposes('/api/batches', bodies(20, { name: 'n'.repeat(70), reference: 'r'.repeat(140) }))
    expect((await alice.approved('POST', `${path}/execute`)).status).toBe(200)
    expect(alice.sent()).toHaveLength(20)
  })
})
