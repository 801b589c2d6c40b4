import { describe, expect, test } from 'vitest'
import { choosePairs } from '../../harness/mutation/choose-pairs.ts'

const members = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const parts: Readonly<Record<string, readonly string[]>> = { a: ['x'], b: ['x', 'y'], c: ['y'], d: [] }
const partsOf = (id: string) => parts[id] ?? []
const names = (wanted: number, seed: number) =>
  choosePairs(members, partsOf, wanted, seed).chosen.map((pair) => pair.map(({ id }) => id).join(''))

describe('pairs', () => {
  test('are never of two that replace the same part, and those are counted', () => {
    expect(choosePairs(members, partsOf, 100, 1)).toMatchObject({ possible: 10, sharing: 2 })
    expect(names(100, 1).toSorted()).toEqual(['ac', 'ad', 'ae', 'bd', 'be', 'cd', 'ce', 'de'])
  })

  test('are the same for the same seed, and others for another', () => {
    expect(names(4, 1)).toEqual(names(4, 1))
    expect(new Set(Array.from({ length: 20 }, (_, seed) => names(4, seed).join())).size).toBeGreaterThan(15)
  })

  test('more wanted only adds some', () => {
    expect(names(8, 3).slice(0, 4)).toEqual(names(4, 3))
  })
})
