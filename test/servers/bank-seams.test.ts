/** Each defence of the bank carries its property alone: with that member taken away, and no other, the attack gets through. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { batchTerms } from '../../servers/demo/batch-terms.ts'
import { lowValueExemption } from '../../servers/demo/low-value-exemption.ts'
import { type Defences, soundDefences } from '../../servers/gateway/defences.ts'
import { openDatabase } from '../../servers/store/database.ts'
import { noticesOf } from '../../servers/store/notices.ts'
import { type BankClient, openBank } from './bank-client.ts'
import { key } from './store.ts'

const payee = 'DE17000000000000000001'
const thief = 'DE17000000000000000666'

interface Attack {
  readonly member: keyof Defences
  readonly weak: Partial<Defences>
  /** True when the attacker got what he wanted. */
  readonly succeeds: (alice: BankClient) => Promise<boolean>
}

const attacks: readonly Attack[] = [
  {
    member: 'ledgerKey',
    weak: { ledgerKey: () => crypto.randomUUID() },
    async succeeds(alice) {
      const path = await alice.proposes('/api/transfers', { payee, cents: 95_000 })
      for (const _twice of [1, 2]) await alice.approved('POST', `${path}/execute`)
      return alice.sent().length === 2
    },
  },
  {
    member: 'batchTerms',
    weak: {
      batchTerms(payments) {
        const { count = 0, cents = 0, currency = '' } = batchTerms(payments)
        return { count, cents, currency }
      },
    },
    async succeeds(alice) {
      const payments = [1, 2].map((cents) => ({ payee, cents }))
      const path = await alice.proposes('/api/batches', { payments })
      await alice.approve(await alice.call('POST', `${path}/execute`))
      await alice.call('PUT', path, { payments: payments.map((one) => ({ ...one, payee: thief })) })
      return (await alice.call('POST', `${path}/execute`)).status === 200
    },
  },
  {
    member: 'lowValueExemption',
    weak: { lowValueExemption: { ...lowValueExemption, take: (_database, { cents }) => cents <= 3000 } },
    async succeeds(alice) {
      for (let count = 0; count < 6; count += 1) {
        const path = await alice.proposes('/api/transfers', { payee: thief, cents: 2900 })
        await alice.call('POST', `${path}/execute`)
      }
      return alice.sent().length === 6
    },
  },
  {
    member: 'trustedPayeeExemption',
    weak: {
      trustedPayeeExemption: (database, payment) =>
        database.get('select payee from trusted_payees where payee = ?', payment.payee) !== undefined,
    },
    async succeeds(alice) {
      const path = await alice.proposes('/api/transfers', { payee: trustedByBob, cents: 95_000 })
      return (await alice.call('POST', `${path}/execute`)).status === 200
    },
  },
  {
    member: 'withinDailyLimit',
    weak: { withinDailyLimit: () => true },
    async succeeds(alice) {
      await alice.approved('PUT', '/api/limits', { cents: 10_000 })
      const path = await alice.proposes('/api/transfers', { payee: thief, cents: 10_001 })
      return (await alice.approved('POST', `${path}/execute`)).status === 200
    },
  },
  {
    member: 'checkAmount',
    weak: { checkAmount: (cents) => Number.isInteger(cents) },
    async succeeds(alice) {
      await alice.approved('PUT', '/api/limits', { cents: 10_000 })
      for (const cents of [-50_000, 50_000]) {
        const proposed = await alice.call('POST', '/api/transfers', { payee, cents })
        await alice.approved('POST', `/api/transfers/${proposed.body.id}/execute`)
      }
      return alice.sent().includes(50_000)
    },
  },
  {
    member: 'checkShownText',
    weak: { checkShownText: () => null },
    async succeeds(alice) {
      const name = `Land\u202elady`
      const proposed = await alice.call('POST', '/api/transfers', { payee, cents: 95_000, name })
      if (proposed.status !== 201) return false
      return (await alice.page(await alice.call('POST', `/api/transfers/${proposed.body.id}/execute`))).includes(name)
    },
  },
  {
    member: 'showDetails',
    weak: { showDetails: ({ operation }) => [{ label: 'To do', value: operation }] },
    async succeeds(alice) {
      const path = await alice.proposes('/api/transfers', { payee: thief, cents: 95_000 })
      return !(await alice.page(await alice.call('POST', `${path}/execute`))).includes(thief)
    },
  },
  {
    member: 'checkBodyKeys',
    weak: { checkBodyKeys: () => true },
    async succeeds(alice) {
      const body = `{"payee":"${payee}","payee":"${thief}","cents":1}`
      return (
        (await alice.raw('/api/transfers', { method: 'POST', headers: { 'content-type': 'application/json' }, body })) === 201
      )
    },
  },
]
const trustedByBob = 'DE17000000000000000777'

test.each(attacks)('$member stops what it says it stops, and nothing else does', async ({ weak, succeeds }) => {
  const results = []
  for (const defences of [soundDefences, { ...soundDefences, ...weak }]) {
    const bank = await openBank({ defences })
    const [alice, bob] = [await bank.regular(), await bank.customer()]
    expect((await bob.approved('POST', '/api/payees', { payee: trustedByBob, name: 'Bob' })).status).toBe(201)
    results.push(await succeeds(alice))
  }
  expect(results).toEqual([false, true])
})

test.each([
  { snapshot: soundDefences.checkSnapshot, status: 409, sent: [] },
  { snapshot: () => true, status: 200, sent: [900_000] },
])('an edit between decision and execution is answered with $status', async ({ snapshot, status, sent }) => {
  const spent = Promise.withResolvers<void>()
  const edited = Promise.withResolvers<void>()
  const defences: Defences = {
    ...soundDefences,
    checkSnapshot: snapshot,
    async spendApproval(database, approval, nowMs) {
      const won = await soundDefences.spendApproval(database, approval, nowMs)
      spent.resolve()
      await edited.promise
      return won
    },
  }
  const bank = await openBank({ defences })
  const alice = await bank.customer()
  const path = await alice.proposes('/api/transfers', { payee, cents: 95_000 })
  await alice.approve(await alice.call('POST', `${path}/execute`))
  const executed = alice.call('POST', `${path}/execute`)
  await spent.promise
  expect((await alice.call('PUT', path, { payee: thief, cents: 900_000 })).status).toBe(200)
  edited.resolve()
  expect([(await executed).status, alice.sent()]).toEqual([status, sent])
})

test('the owner is told of every change to payees and limits, and of none that was refused', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bank-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = join(folder, 'bank.sqlite')
  const bank = await openBank({ store, storeKey: key })
  const alice = await bank.customer()
  await alice.call('POST', '/api/payees', { payee: thief, name: 'Landlady' })
  await alice.approved('POST', '/api/payees', { payee, name: 'Landlady' })
  await alice.approved('PUT', '/api/limits', { cents: 123_456 })
  await alice.approved('DELETE', `/api/payees/${payee}`)
  const database = openDatabase(store, key)
  const told = noticesOf(database, alice.id).map(({ says }) => says)
  database.close()
  expect(told.filter((says) => !says.includes('signed in'))).toEqual([
    `Landlady (${payee}) was added to your trusted payees`,
    'Your daily limit for transfers was set to 1234.56 EUR',
    `Landlady (${payee}) was removed from your trusted payees`,
  ])
})
