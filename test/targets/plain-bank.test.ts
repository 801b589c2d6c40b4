import type { HttpAnswer } from 'stepproof'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approved, challenged, openTown, rent, type Town, thiefDevice } from './plain-bank/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

const outcomeOf = async (answer: Promise<HttpAnswer>) => town.target.classify(await answer)

describe('an honest customer', () => {
  test('reads the statement unchallenged', async () => {
    const { client } = await town.settle('reader')
    const answer = await client.perform('statement', {}, {})
    expect(town.target.classify(answer)).toBe('done')
    expect(town.target.discloses('statement', answer)).toBe(true)
  })

  test('sends money after one code, and the effect is what was asked for', async () => {
    const visitor = await town.settle('sender')
    const first = await visitor.client.perform('transfer', rent, {})
    expect(town.target.classify(first)).toBe('challenged')
    expect(town.target.discloses('transfer', first)).toBe(false)
    const challenge = visitor.client.readChallenge(first, rent)
    expect(challenge).toMatchObject({ level: 2, maxAgeSeconds: null })
    const code = visitor.nextCode()
    expect(await outcomeOf(visitor.client.answer(challenge, { factor: 'totp', code }, {}))).toBe('done')
    expect(await town.target.readEffects(visitor.person)).toEqual([])
    expect(await outcomeOf(visitor.client.perform('transfer', rent, { after: challenge }))).toBe('done')
    expect(await town.target.readEffects(visitor.person)).toEqual([{ operation: 'transfer', values: rent }])
  })

  test('changes the e-mail address after one fresh code', async () => {
    const { client, person, nextCode } = await town.settle('mover')
    const values = { email: 'new@example.test' }
    const challenge = client.readChallenge(await client.perform('change-email', values, {}), values)
    expect(challenge).toMatchObject({ level: 2, maxAgeSeconds: 300 })
    await client.answer(challenge, { factor: 'totp', code: nextCode() }, {})
    expect(await outcomeOf(client.perform('change-email', values, { after: challenge }))).toBe('done')
    expect(await town.target.readEffects(person)).toEqual([{ operation: 'change-email', values }])
  })
})

describe('an approval', () => {
  test('is not given by a code that was used before', async () => {
    const visitor = await town.settle('repeater')
    const { client, nextCode } = visitor
    const code = nextCode()
    const [first, second] = [await challenged(visitor), await challenged(visitor)]
    expect(await outcomeOf(client.answer(first, { factor: 'totp', code }, {}))).toBe('done')
    expect(await outcomeOf(client.answer(second, { factor: 'totp', code }, {}))).toBe('refused')
    expect(await outcomeOf(client.perform('transfer', rent, { after: second }))).toBe('refused')
  })

  test.each([
    ['another payee', { ...rent, payee: 'DE17000000000000000666' }],
    ['another amount', { ...rent, cents: rent.cents * 9 }],
  ])('is not good for %s, and dies when tried', async (_difference, values) => {
    const visitor = await town.settle(`swapped ${values.payee} ${values.cents}`)
    const after = await approved(visitor)
    expect(await outcomeOf(visitor.client.perform('transfer', values, { after }))).toBe('refused')
    expect(await outcomeOf(visitor.client.perform('transfer', rent, { after }))).toBe('refused')
    expect(await town.target.readEffects(visitor.person)).toEqual([])
  })

  test.each([
    ['transfer', 'change-email'],
    ['change-email', 'transfer'],
  ])('of a %s is not good for a %s', async (one, other) => {
    const visitor = await town.settle(`crossed ${one}`)
    const values = { ...rent, email: 'new@example.test' }
    const after = await approved(visitor, values, one)
    expect(await outcomeOf(visitor.client.perform(other, values, { after }))).toBe('refused')
    expect(await town.target.readEffects(visitor.person)).toEqual([])
  })

  test('moves no more money than there is', async () => {
    const visitor = await town.settle('short of money')
    const values = { ...rent, cents: 100_000_001 }
    const after = await approved(visitor, values)
    expect(await outcomeOf(visitor.client.perform('transfer', values, { after }))).toBe('refused')
    expect(await town.target.readEffects(visitor.person)).toEqual([])
  })

  test('is spent by its first use, also when two uses meet', async () => {
    const visitor = await town.settle('doubled')
    const after = await approved(visitor)
    const answers = await Promise.all([1, 2].map(() => visitor.client.perform('transfer', rent, { after })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403])
    expect(await outcomeOf(visitor.client.perform('transfer', rent, { after }))).toBe('refused')
    expect(await town.target.readEffects(visitor.person)).toHaveLength(1)
  })

  test('is good in no other session, not even of the same person', async () => {
    const visitor = await town.settle('moved on')
    const after = await approved(visitor)
    const elsewhere = town.visit(visitor.person, thiefDevice)
    await elsewhere.client.signIn()
    expect(await outcomeOf(elsewhere.client.perform('transfer', rent, { after }))).toBe('refused')
    expect(await outcomeOf(visitor.client.perform('transfer', rent, { after }))).toBe('done')
  })

  test('needs a proof', async () => {
    const visitor = await town.settle('empty-handed')
    const after = await challenged(visitor)
    expect(await outcomeOf(visitor.client.answer(after, { factor: 'none' }, {}))).toBe('refused')
    expect(await outcomeOf(visitor.client.perform('transfer', rent, { after }))).toBe('refused')
  })
})

test.each([
  ['another address', { address: thiefDevice.address }],
  ['another browser', { userAgent: thiefDevice.userAgent }],
])('a copied cookie opens nothing from %s, and its owner stays signed in', async (_where, difference) => {
  const owner = await town.settle(`owner ${Object.keys(difference)}`)
  const thief = town.visit(owner.person, { ...owner.person.device, ...difference })
  expect(owner.wallet.copyTo(thief.wallet, { cookies: ['__Host-sid'] }, town.target.origin)).toBe(1)
  const answer = await thief.client.perform('statement', {}, {})
  expect([town.target.classify(answer), answer.json()]).toEqual(['ended', { error: 'signed_out' }])
  expect(await outcomeOf(owner.client.perform('statement', {}, {}))).toBe('done')
})
