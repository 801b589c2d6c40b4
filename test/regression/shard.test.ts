import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dealt, missingShards } from '../../harness/regression/shard.ts'

const plans = fc
  .array(fc.constantFrom(null, 'the target lacks: clock'), { maxLength: 60 })
  .map((reasons) => reasons.map((inapplicable, number) => ({ number, inapplicable })))

test('the shards of a plan hold every attempt once, in its order, and differ by one attempt at most in what can be made', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 9 }), (plan, of) => {
      const shards = Array.from({ length: of }, (_, index) => dealt(plan, { number: index + 1, of }))
      expect(shards.flat().toSorted((a, b) => a.number - b.number)).toEqual(plan)
      for (const shard of shards) expect(shard).toEqual(shard.toSorted((a, b) => a.number - b.number))
      const sizes = shards.map((shard) => shard.filter(({ inapplicable }) => inapplicable === null).length)
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      expect(dealt(plan, { number: of, of })).toEqual(shards.at(-1))
    }),
  )
})

test('missing shards are counted by what the others say', () => {
  expect(missingShards([])).toEqual([])
  expect(missingShards(['1/1'])).toEqual([])
  expect(missingShards(['2/3', '1/3'])).toEqual(['3/3'])
  expect(missingShards(['1/2', '3/3'])).toEqual(['2/2', '1/3', '2/3'])
})
