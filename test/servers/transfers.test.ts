import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { proposalSeconds } from '../../servers/limits.ts'
import { type Answered, type BankClient, openBank } from './bank-client.ts'
import { key } from './store.ts'

const rent = { payee: 'DE17000000000000000001', cents: 95_000, name: 'Landlady', reference: 'Rent for May' }
const fifty = Array.from({ length: 50 }, (_, index) => index)
const statuses = (answers: readonly Answered[]) => answers.map(({ status }) => status)
const stateOf = async (client: BankClient, path: string) => (await client.call('GET', path)).body.state

async function proposedAndApproved(client: BankClient, payment: object = rent): Promise<string> {
  const path = await client.proposes('/api/transfers', payment)
  await client.approve(await client.call('POST', `${path}/execute`))
  return path
}

describe('a transfer', () => {
  test('is proposed, approved and executed, and is what was proposed', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await alice.proposes('/api/transfers', rent)
    const asked = await alice.call('POST', `${path}/execute`)
    expect([asked.status, asked.body.acr_values]).toEqual([401, 'urn:stepproof:acr:2'])
    await alice.approve(asked)
    const id = path.split('/').at(-1)
    expect(await alice.call('GET', path)).toMatchObject({ body: { ...rent, id, currency: 'EUR', version: 1, state: 'open' } })
    expect(await alice.call('POST', `${path}/execute`)).toEqual({ status: 200, body: { booked: id } })
    expect(bank.deployment.transfersOf(alice.id)).toEqual([{ id: `${id}/1`, ...rent }])
    expect(await stateOf(alice, path)).toBe('executed')
  })

  test('is shown with every term before it is approved', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await alice.proposes('/api/transfers', { ...rent, name: 'R & <b>D</b>' })
    const page = await alice.page(await alice.call('POST', `${path}/execute`))
    for (const shown of ['950.00 EUR', rent.payee, 'R &#38; &#60;b&#62;D&#60;/b&#62;', rent.reference]) {
      expect(page).toContain(`<bdi>${shown}</bdi>`)
    }
  })

  test('needs neither name nor reference', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const { payee, cents } = rent
    const path = await proposedAndApproved(alice, { payee, cents })
    expect(await alice.call('POST', `${path}/execute`)).toMatchObject({ status: 200 })
    expect(bank.deployment.transfersOf(alice.id)).toMatchObject([{ payee, cents, name: null, reference: null }])
  })

  test('is executed once: a repetition is refused, and so is an edit and a cancellation', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await proposedAndApproved(alice)
    const after = [
      await alice.call('POST', `${path}/execute`),
      await alice.call('POST', `${path}/execute`),
      await alice.call('PUT', path, { ...rent, cents: 1 }),
      await alice.call('DELETE', path),
    ]
    expect(statuses(after)).toEqual([200, 409, 409, 409])
    expect(alice.sent()).toEqual([95_000])
  })

  test('that was approved twice is executed once', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await alice.proposes('/api/transfers', rent)
    const browsers = [alice, await alice.again()]
    for (const one of browsers) await one.approve(await one.call('POST', `${path}/execute`))
    const executed = await Promise.all(browsers.map((one) => one.call('POST', `${path}/execute`)))
    expect(statuses(executed).toSorted()).toEqual([200, 409])
    expect(alice.sent()).toEqual([95_000])
  })

  test.each([
    ['in memory', () => ({})],
    ['in a file', fileStore],
  ])('approved once and executed fifty times at once is booked once, %s', async (_where, options) => {
    const bank = await openBank(options())
    const alice = await bank.customer()
    const path = await proposedAndApproved(alice)
    const answers = await Promise.all(fifty.map(() => alice.call('POST', `${path}/execute`)))
    const refused = statuses(answers).filter((status) => status === 403 || status === 409)
    expect([statuses(answers).filter((status) => status === 200).length, refused.length]).toEqual([1, 49])
    expect(alice.sent()).toEqual([95_000])
  })

  test.each([
    ['payee', { payee: 'DE17000000000000000002' }],
    ['amount', { cents: 95_001 }],
    ['name', { name: 'Landlord' }],
    ['reference', { reference: 'Rent for June' }],
  ])('with another %s than was approved is refused, and the approval is gone', async (_field, change) => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await proposedAndApproved(alice)
    expect(await alice.call('PUT', path, { ...rent, ...change })).toMatchObject({ status: 200 })
    expect(statuses([await alice.call('POST', `${path}/execute`), await alice.call('PUT', path, rent)])).toEqual([403, 200])
    const asked = await alice.call('POST', `${path}/execute`)
    expect([asked.status, alice.sent()]).toEqual([401, []])
    await alice.approve(asked)
    expect((await alice.call('POST', `${path}/execute`)).status).toBe(200)
  })

  test('that lost its name is not what was approved', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await proposedAndApproved(alice)
    const { name: _name, ...nameless } = rent
    await alice.call('PUT', path, nameless)
    expect([(await alice.call('POST', `${path}/execute`)).status, alice.sent()]).toEqual([403, []])
  })

  test.each([
    { late: proposalSeconds - 5, open: true },
    { late: proposalSeconds, open: false },
  ])('$late s after it was proposed can be executed: $open', async ({ late, open }) => {
    const bank = await openBank()
    const alice = await bank.regular()
    const path = await alice.proposes('/api/transfers', { ...rent, cents: 3000 })
    // The session is kept in use meanwhile.
    for (let left = late; left > 0; left -= 600) {
      bank.pass(Math.min(600, left))
      await alice.call('GET', '/api/account')
    }
    expect(await stateOf(alice, path)).toBe(open ? 'open' : 'void')
    expect((await alice.call('POST', `${path}/execute`)).status).toBe(open ? 200 : 409)
  })

  test('that was cancelled is over', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    const path = await proposedAndApproved(alice)
    const after = [
      await alice.call('DELETE', path),
      await alice.call('POST', `${path}/execute`),
      await alice.call('PUT', path, rent),
      await alice.call('DELETE', path),
    ]
    expect(statuses(after)).toEqual([200, 409, 409, 409])
    expect([await stateOf(alice, path), alice.sent()]).toEqual(['cancelled', []])
  })

  test('of somebody else looks like none at all', async () => {
    const bank = await openBank()
    const [alice, bob] = [await bank.customer(), await bank.customer()]
    const path = await proposedAndApproved(alice)
    const tried = async (at: string) => [
      await bob.call('GET', at),
      await bob.call('PUT', at, rent),
      await bob.call('DELETE', at),
      await bob.call('POST', `${at}/execute`),
    ]
    const foreign = await tried(path)
    expect(statuses(foreign)).toEqual([403, 403, 403, 403])
    expect(foreign).toEqual(await tried('/api/transfers/none'))
    expect([alice.sent(), bob.sent()]).toEqual([[], []])
  })

  test('is not opened by the approval of another one with the same terms', async () => {
    const bank = await openBank()
    const alice = await bank.customer()
    await proposedAndApproved(alice)
    const other = await alice.proposes('/api/transfers', rent)
    expect([(await alice.call('POST', `${other}/execute`)).status, alice.sent()]).toEqual([401, []])
  })
})

test('an approval is used up by an execution that fails', async () => {
  const bank = await openBank()
  const alice = await bank.customer()
  expect((await alice.approved('PUT', '/api/limits', { cents: 10_000 })).status).toBe(200)
  const path = await proposedAndApproved(alice)
  expect(statuses([await alice.call('POST', `${path}/execute`), await alice.call('POST', `${path}/execute`)])).toEqual([409, 401])
  expect(alice.sent()).toEqual([])
})

function fileStore() {
  const folder = mkdtempSync(join(tmpdir(), 'bank-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { store: join(folder, 'bank.sqlite'), storeKey: key }
}
