import { afterEach, describe, expect, test } from 'vitest'
import plainBank from './target.ts'
import { approved, challenged, guess, openTown, rent, type Town, thiefDevice, type Visitor } from './town.ts'
import { weaknesses } from './weaknesses.ts'

const elsewhere = { ...rent, payee: 'DE17000000000000000666' }

/** What each weakness lets through: true on the weakened bank, false on the sound one. */
const succeeds: Record<string, (town: Town, visitor: Visitor) => Promise<boolean>> = {
  async 'approval-not-bound-to-payee'(_town, visitor) {
    const after = await approved(visitor)
    return (await visitor.client.perform('transfer', elsewhere, { after })).status === 201
  },

  async 'totp-code-not-spent'(_town, visitor) {
    const { client, nextCode } = visitor
    const code = nextCode()
    await client.answer(await challenged(visitor), { factor: 'totp', code }, {})
    return (await client.answer(await challenged(visitor), { factor: 'totp', code }, {})).status === 204
  },

  async 'challenge-not-bound-to-session'(town, visitor) {
    const after = await challenged(visitor)
    const thief = await town.settle('thief')
    await thief.client.answer(after, { factor: 'totp', code: thief.nextCode() }, {})
    return (await visitor.client.perform('transfer', rent, { after })).status === 201
  },

  async 'guesses-counted-per-ticket'(town, visitor) {
    await guess(town, visitor, 6)
    const answer = await visitor.client.answer(await challenged(visitor), { factor: 'totp', code: visitor.nextCode() }, {})
    return answer.status === 204
  },

  async 'ticket-checked-then-consumed'(town, visitor) {
    const after = await approved(visitor)
    await Promise.all([1, 2].map(() => visitor.client.perform('transfer', rent, { after })))
    return (await town.target.readEffects(visitor.person)).length === 2
  },

  async 'session-not-bound-to-device'(town, visitor) {
    const thief = town.visit(visitor.person, thiefDevice)
    visitor.wallet.copyTo(thief.wallet, { cookies: ['__Host-sid'] }, town.target.origin)
    return (await thief.client.perform('statement', {}, {})).status === 200
  },
}

test('there is a case for every weakness', () => {
  expect(Object.keys(succeeds).toSorted()).toEqual(weaknesses.map(({ id }) => id).toSorted())
})

test('a weakness that the bank does not have is the user’s to fix', async () => {
  await expect(
    plainBank.start({ weaken: ['no-such'], address: '127.0.0.1', port: 0, tls: { ca: '', cert: '', key: '' } }),
  ).rejects.toThrow("plain-bank has no weakness 'no-such'")
})

describe.each(Object.keys(succeeds))('%s', (id) => {
  let town: Town
  afterEach(() => town.close())

  test.each([
    { weaken: [], is: false },
    { weaken: [id], is: true },
  ])('with $weaken: what it names succeeds: $is', async ({ weaken, is }) => {
    town = await openTown({ weaken })
    expect(await succeeds[id]?.(town, await town.settle('customer'))).toBe(is)
  })
})
