import { describe, expect, test } from 'vitest'
import { book } from '../../servers/demo/ledger.ts'
import { dailyLimitOf, setDailyLimit, withinDailyLimit } from '../../servers/demo/within-daily-limit.ts'
import { dailyLimitCents } from '../../servers/limits.ts'
import { openBank } from './bank-client.ts'
import { makeDatabase, nowMs } from './store.ts'

const landlady = { payee: 'DE17000000000000000001', name: 'Landlady' }
const thief = { payee: 'DE17000000000000000666', name: 'Landlady' }

describe('the list of trusted payees', () => {
  test('changes with an approval of exactly this change, once', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const asked = await alice.call('POST', '/api/payees', landlady)
    expect([asked.status, asked.body.acr_values, asked.body.max_age]).toEqual([401, 'urn:stepproof:acr:2', 300])
    const page = await alice.page(asked)
    for (const shown of ['add-payee', landlady.payee, landlady.name]) expect(page).toContain(`<bdi>${shown}</bdi>`)
    await alice.approve(asked)
    const tried = [
      await alice.call('POST', '/api/payees', thief),
      await alice.call('DELETE', `/api/payees/${landlady.payee}`),
      await alice.call('POST', '/api/payees', landlady),
      await alice.call('POST', '/api/payees', landlady),
    ]
    expect(tried.map(({ status }) => status)).toEqual([401, 404, 201, 401])
    expect((await alice.call('GET', '/api/payees')).body).toEqual({ payees: [landlady] })
  })

  test('refuses the approved account under another name', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    await alice.approve(await alice.call('POST', '/api/payees', landlady))
    const renamed = await alice.call('POST', '/api/payees', { ...landlady, name: 'Tax office' })
    expect([renamed.status, (await alice.call('GET', '/api/payees')).body]).toEqual([403, { payees: [] }])
  })

  test('can be changed to and fro, and the approval of an addition removes nothing', async () => {
    const bank = await openBank()
    const [alice, bob] = [await bank.customer(), await bank.customer()]
    expect((await alice.approved('POST', '/api/payees', landlady)).status).toBe(201)
    expect((await alice.call('POST', '/api/payees', landlady)).status).toBe(401)
    expect((await bob.call('DELETE', `/api/payees/${landlady.payee}`)).status).toBe(404)
    const remove = await alice.call('DELETE', `/api/payees/${landlady.payee}`)
    expect(remove.status).toBe(401)
    await alice.approve(remove)
    expect((await alice.call('DELETE', `/api/payees/${landlady.payee}`)).status).toBe(200)
    expect((await alice.approved('POST', '/api/payees', landlady)).status).toBe(201)
  })
})

describe('the daily limit', () => {
  test('changes with an approval of exactly this amount, once', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    expect((await alice.call('GET', '/api/limits')).body).toEqual({ cents: dailyLimitCents, sentCents: 0, currency: 'EUR' })
    const asked = await alice.call('PUT', '/api/limits', { cents: 20_000 })
    expect(asked.status).toBe(401)
    expect(await alice.page(asked)).toContain('<bdi>200.00 EUR</bdi>')
    await alice.approve(asked)
    const limit = async (cents: number) => (await alice.call('PUT', '/api/limits', { cents })).status
    expect([await limit(20_001), (await alice.call('GET', '/api/limits')).body.cents]).toEqual([403, dailyLimitCents])
    expect((await alice.approved('PUT', '/api/limits', { cents: 20_000 })).status).toBe(200)
    expect([await limit(20_000), (await alice.call('GET', '/api/limits')).body.cents]).toEqual([401, 20_000])
  })

  test.each([
    { more: 9_999, within: true },
    { more: 10_000, within: true },
    { more: 10_001, within: false },
  ])('of 200 EUR leaves room for $more cents after 100 EUR: $within', ({ more, within }) => {
    const database = makeDatabase()
    setDailyLimit(database, 'alice', 20_000)
    sent(database, 'alice', 10_000, nowMs)
    sent(database, 'bob', 1_000_000, nowMs)
    expect(withinDailyLimit(database, { person: 'alice', cents: more, nowMs })).toBe(within)
  })

  test('looks back 24 hours, whatever the calendar says', () => {
    const database = makeDatabase()
    const dayMs = 24 * 3600 * 1000
    sent(database, 'alice', dailyLimitOf(database, 'alice'), nowMs)
    const within = [0, dayMs - 1, dayMs].map((laterMs) =>
      withinDailyLimit(database, { person: 'alice', cents: 1, nowMs: nowMs + laterMs }),
    )
    expect(within).toEqual([false, false, true])
  })

  test('holds for approved transfers that come at once', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    await alice.approved('PUT', '/api/limits', { cents: 20_000 })
    const paths = []
    for (let count = 0; count < 4; count += 1) {
      const path = await alice.proposes('/api/transfers', { payee: landlady.payee, cents: 9000 })
      await alice.approve(await alice.call('POST', `${path}/execute`))
      paths.push(path)
    }
    const answers = await Promise.all(paths.map((path) => alice.call('POST', `${path}/execute`)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 409, 409])
    expect(alice.sent()).toEqual([9000, 9000])
  })
})

function sent(database: ReturnType<typeof makeDatabase>, person: string, cents: number, atMs: number): void {
  const payment = { payee: landlady.payee, cents, name: null, reference: null }
  book(database, `${person}/${atMs}`, { proposal: 'p', person, payment }, atMs)
}
