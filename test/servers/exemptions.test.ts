import { describe, expect, test } from 'vitest'
import { lowValueExemption } from '../../servers/demo/low-value-exemption.ts'
import { addPayee, removePayee } from '../../servers/demo/payees.ts'
import { trustedPayeeExemption } from '../../servers/demo/trusted-payee-exemption.ts'
import { lowValueCents, lowValuePayments, lowValueSumCents } from '../../servers/limits.ts'
import { type BankClient, openBank } from './bank-client.ts'
import { makeDatabase, nowMs } from './store.ts'

const payee = 'DE17000000000000000001'
const other = 'DE17000000000000000002'
const { take, giveBack, beginAnew } = lowValueExemption

describe('a small payment', () => {
  const taken = (...payments: number[]) => {
    const database = makeDatabase()
    return payments.map((cents) => take(database, { person: 'alice', cents }))
  }

  test.each([
    { cents: lowValueCents - 1, goes: true },
    { cents: lowValueCents, goes: true },
    { cents: lowValueCents + 1, goes: false },
  ])('of $cents cents goes without an approval: $goes', ({ cents, goes }) => {
    expect(taken(cents)).toEqual([goes])
  })

  test.each([
    { last: 999, goes: true },
    { last: 1000, goes: true },
    { last: 1001, goes: false },
  ])('that brings the sum to 9000 + $last cents goes: $goes', ({ last, goes }) => {
    expect(lowValueSumCents).toBe(10_000)
    expect(taken(3000, 3000, 3000, last)).toEqual([true, true, true, goes])
  })

  test('goes as the fifth and not as the sixth, however small', () => {
    expect(lowValuePayments).toBe(5)
    expect(taken(1, 1, 1, 1, 1, 1, 1)).toEqual([true, true, true, true, true, false, false])
  })

  test('that does not fit takes nothing from one that does', () => {
    expect(taken(3000, 3000, 3000, 1001, 1000, 1)).toEqual([true, true, true, false, true, false])
  })

  test('of one person is not another’s', () => {
    const database = makeDatabase()
    for (let count = 0; count < 5; count += 1) take(database, { person: 'alice', cents: 1 })
    expect(['alice', 'bob'].map((person) => take(database, { person, cents: 1 }))).toEqual([false, true])
  })

  test('that was refused after all is given back, once and no further than to nothing', () => {
    const database = makeDatabase()
    const payment = { person: 'alice', cents: 3000 }
    giveBack(database, payment)
    expect([1, 2, 3].map(() => take(database, payment))).toEqual([true, true, true])
    expect(take(database, payment)).toBe(false)
    giveBack(database, payment)
    expect([take(database, payment), take(database, payment)]).toEqual([true, false])
    for (let count = 0; count < 9; count += 1) giveBack(database, payment)
    expect([1, 2, 3, 4].map(() => take(database, payment))).toEqual([true, true, true, false])
  })

  test('is counted anew after a strong authentication, the person’s own', () => {
    const database = makeDatabase()
    for (let count = 0; count < 5; count += 1) take(database, { person: 'alice', cents: 1 })
    beginAnew(database, 'bob')
    expect(take(database, { person: 'alice', cents: 1 })).toBe(false)
    beginAnew(database, 'alice')
    expect(take(database, { person: 'alice', cents: 1 })).toBe(true)
  })
})

test('an account is trusted by the person who put it on the list, under its one number, until it is taken off', () => {
  const database = makeDatabase()
  const trusted = (person: string, account: string) => trustedPayeeExemption(database, { person, payee: account })
  expect(trusted('alice', payee)).toBe(false)
  expect([1, 2].map(() => addPayee(database, 'alice', { payee, name: 'Landlady' }, nowMs))).toEqual([true, false])
  expect([trusted('alice', payee), trusted('bob', payee), trusted('alice', other)]).toEqual([true, false, false])
  expect([payee.toLowerCase(), `${payee} `, `${payee}0`, ''].map((account) => trusted('alice', account))).not.toContain(true)
  expect(removePayee(database, 'bob', { payee, name: 'Landlady' })).toBe(false)
  expect(removePayee(database, 'alice', { payee, name: 'Landlord' })).toBe(false)
  expect([removePayee(database, 'alice', { payee, name: 'Landlady' }), trusted('alice', payee)]).toEqual([true, false])
})

describe('over HTTPS', () => {
  const sends = async (client: BankClient, cents: number, to = payee) => {
    const path = await client.proposes('/api/transfers', { payee: to, cents })
    return (await client.call('POST', `${path}/execute`)).status
  }

  test('small payments go until they come to too much; one with an approval makes room again', async () => {
    const bank = await openBank()
    const alice = await bank.regular()
    const before = []
    for (const cents of [3001, 3000, 3000, 3000, 1001]) before.push(await sends(alice, cents))
    expect(before).toEqual([401, 200, 200, 200, 401])
    const path = await alice.proposes('/api/transfers', { payee, cents: 95_000 })
    expect((await alice.approved('POST', `${path}/execute`)).status).toBe(200)
    const after = []
    for (const cents of [1, 1, 1, 1, 1, 1]) after.push(await sends(alice, cents, other))
    expect(after).toEqual([200, 200, 200, 200, 200, 401])
  })

  test('a proof for something else makes no room', async () => {
    const bank = await openBank()
    const alice = await bank.regular()
    for (let count = 0; count < 5; count += 1) await sends(alice, 1)
    expect((await alice.approved('PUT', '/api/limits', { cents: 100_000 })).status).toBe(200)
    expect(await sends(alice, 1)).toBe(401)
  })

  test('fifty payments of 29 EUR at once: as many go as the limits allow, the others are challenged', async () => {
    const bank = await openBank()
    const alice = await bank.regular()
    const statuses = await Promise.all(Array.from({ length: 50 }, () => sends(alice, 2900)))
    expect(statuses.toSorted()).toEqual([200, 200, 200, ...Array.from({ length: 47 }, () => 401)])
    expect(alice.sent()).toEqual([2900, 2900, 2900])
  })

  test('one small payment executed twenty times at once is counted once', async () => {
    const bank = await openBank()
    const alice = await bank.regular()
    const path = await alice.proposes('/api/transfers', { payee, cents: 2500 })
    await Promise.all(Array.from({ length: 20 }, () => alice.call('POST', `${path}/execute`)))
    expect(alice.sent()).toEqual([2500])
    const more = []
    for (const cents of [2500, 2500, 2501, 2500, 1]) more.push(await sends(alice, cents))
    expect(more).toEqual([200, 200, 401, 200, 401])
  })

  test('a small payment that the daily limit refuses is not counted', async () => {
    const bank = await openBank()
    const alice = await bank.regular()
    await alice.approved('PUT', '/api/limits', { cents: 5999 })
    const tried = []
    for (const cents of [3000, 3000, 3000, 3000, 2999]) tried.push(await sends(alice, cents))
    expect(tried).toEqual([200, 409, 409, 409, 200])
    await alice.approved('PUT', '/api/limits', { cents: 100_000 })
    const more = []
    for (const cents of [3000, 1002, 1001, 1]) more.push(await sends(alice, cents))
    expect(more).toEqual([200, 401, 200, 401])
  })

  test('payments to a trusted payee need no approval, those to others do', async () => {
    const bank = await openBank()
    const [alice, bob] = [await bank.regular(), await bank.regular()]
    expect(await sends(alice, 95_000)).toBe(401)
    expect((await alice.approved('POST', '/api/payees', { payee, name: 'Landlady' })).status).toBe(201)
    expect([await sends(alice, 95_000), await sends(alice, 95_000, other), await sends(bob, 95_000)]).toEqual([200, 401, 401])
    expect((await alice.approved('DELETE', `/api/payees/${payee}`)).status).toBe(200)
    expect(await sends(alice, 95_000)).toBe(401)
  })
})
