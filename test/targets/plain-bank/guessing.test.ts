import type { HttpAnswer } from 'stepproof'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approved, challenged, guess, openTown, rent, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

const outcomeOf = async (answer: Promise<HttpAnswer>) => town.target.classify(await answer)

test('four wrong codes leave the right one working, and it starts the count anew', async () => {
  const visitor = await town.settle('clumsy')
  expect(await guess(town, visitor, 4)).toEqual(Array(4).fill('refused'))
  const challenge = await approved(visitor)
  expect(await outcomeOf(visitor.client.perform('transfer', rent, { after: challenge }))).toBe('done')
  await guess(town, visitor, 4)
  const again = await approved(visitor)
  expect(await outcomeOf(visitor.client.perform('transfer', rent, { after: again }))).toBe('done')
})

test('after five wrong codes the right one is refused, in a new session too', async () => {
  const visitor = await town.settle('guesser')
  await guess(town, visitor, 5)
  await visitor.client.signIn()
  const challenge = await challenged(visitor)
  const answer = await visitor.client.answer(challenge, { factor: 'totp', code: visitor.nextCode() }, {})
  expect([answer.status, town.target.classify(answer)]).toEqual([429, 'refused'])
  expect(await outcomeOf(visitor.client.perform('transfer', rent, { after: challenge }))).toBe('refused')
})

test('of many wrong codes sent at once five are looked at', async () => {
  const visitor = await town.settle('hurried')
  const challenge = await challenged(visitor)
  const codes = Array.from({ length: 12 }, (_, variation) => visitor.wrongCode(variation))
  const answers = await Promise.all(codes.map((code) => visitor.client.answer(challenge, { factor: 'totp', code }, {})))
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(5)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7)
})
