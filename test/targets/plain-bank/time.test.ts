import { afterAll, beforeAll, expect, test } from 'vitest'
import { approved, challenged, guess, openTownAt, rent, type Town } from './town.ts'

let lateMs = 0
let town: Town
const later = (seconds: number) => {
  lateMs += seconds * 1000
}
beforeAll(async () => {
  town = await openTownAt(() => Date.now() + lateMs)
})
afterAll(() => town.close())

test.each([
  { seconds: 290, status: 201 },
  { seconds: 300, status: 403 },
])('an approval that is $seconds seconds old is answered by $status', async ({ seconds, status }) => {
  const visitor = await town.settle(`waits ${seconds}`)
  const after = await approved(visitor)
  later(seconds)
  expect((await visitor.client.perform('transfer', rent, { after })).status).toBe(status)
})

test('a ticket cannot be proven after its end, and an older code not after a newer one', async () => {
  const visitor = await town.settle('slow')
  const early = visitor.nextCode()
  const first = await challenged(visitor)
  later(30)
  expect((await visitor.client.answer(first, { factor: 'totp', code: visitor.nextCode() }, {})).status).toBe(204)
  const second = await challenged(visitor)
  const old = await visitor.client.answer(second, { factor: 'totp', code: early }, {})
  expect([old.status, old.json()]).toEqual([403, { error: 'wrong_code' }])
  later(300)
  const late = await visitor.client.answer(second, { factor: 'totp', code: visitor.nextCode() }, {})
  expect([late.status, late.json()]).toEqual([403, { error: 'ticket_invalid' }])
})

test('a code is taken one step around its own, and no later', async () => {
  const visitor = await town.settle('late reader')
  const code = visitor.nextCode()
  later(90)
  expect((await visitor.client.answer(await challenged(visitor), { factor: 'totp', code }, {})).status).toBe(403)
})

test('a proven ticket takes no second code', async () => {
  const visitor = await town.settle('eager')
  const proven = await approved(visitor)
  expect((await visitor.client.answer(proven, { factor: 'totp', code: visitor.nextCode() }, {})).status).toBe(403)
  expect((await visitor.client.perform('transfer', rent, { after: proven })).status).toBe(201)
})

test('a lock lasts thirty minutes; the code refused meanwhile is not spent, and five guesses lock again', async () => {
  const visitor = await town.settle('locked out')
  await guess(town, visitor, 5)
  later(1790)
  const code = visitor.nextCode()
  expect((await visitor.client.answer(await challenged(visitor), { factor: 'totp', code }, {})).status).toBe(429)
  later(11)
  const after = await challenged(visitor)
  expect((await visitor.client.answer(after, { factor: 'totp', code }, {})).status).toBe(204)
  expect((await visitor.client.perform('transfer', rent, { after })).status).toBe(201)
  await guess(town, visitor, 5)
  later(60)
  const answer = await visitor.client.answer(await challenged(visitor), { factor: 'totp', code: visitor.nextCode() }, {})
  expect(answer.status).toBe(429)
})

test('a session ends after eight hours', async () => {
  const { client } = await town.settle('overtime')
  later(8 * 3600)
  expect((await client.perform('statement', {}, {})).status).toBe(401)
})
