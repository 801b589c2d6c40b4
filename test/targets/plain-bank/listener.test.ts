import { expect, test } from 'vitest'
import { openTown } from './town.ts'

test('two banks that want the same port get one each', async () => {
  const first = await openTown()
  const port = Number(new URL(first.target.origin).port)
  const second = await openTown({ port })
  try {
    expect(second.target.origin).not.toBe(first.target.origin)
    for (const town of [first, second]) {
      const { client } = await town.settle('neighbour')
      expect((await client.perform('statement', {}, {})).status).toBe(200)
    }
  } finally {
    await Promise.all([first.close(), second.close()])
  }
})

test('a bank that was closed answers no more, and its port is free', async () => {
  const first = await openTown()
  const visitor = await first.settle('late')
  await first.target.close()
  await expect(visitor.client.perform('statement', {}, {})).rejects.toThrow('no answer')
  const second = await openTown({ port: Number(new URL(first.target.origin).port) })
  expect(second.target.origin).toBe(first.target.origin)
  await second.close()
})
