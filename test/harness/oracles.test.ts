import { describe, expect, test } from 'vitest'
import { oracles } from '../../harness/oracles/index.ts'
import { makeEvidence, makeFacts, makePerform } from './make-evidence.ts'
import { type OracleCases, oracleCases } from './oracle-cases.ts'

test('every oracle has something that it accepts and something that it objects to', () => {
  expect(Object.keys(oracleCases).toSorted()).toEqual(oracles.map(({ id }) => id).toSorted())
  const idle = Object.entries(oracleCases).filter(
    ([, { accepts, objects }]) => Object.keys(accepts).length === 0 || Object.keys(objects).length === 0,
  )
  expect(idle).toEqual([])
})

test('nothing is wrong with an honest transfer, and with an attack that is challenged', () => {
  const evidence = [makeEvidence('honest'), makeEvidence('attack'), makeEvidence('again')]
  const objections = evidence.flatMap((one) => oracles.flatMap(({ id, judge }) => judge(one, makeFacts()).map(() => id)))
  expect(objections).toEqual([])
})

const casesOf = (id: string): OracleCases => oracleCases[id] ?? { accepts: {}, objects: {} }

describe.each(oracles)('$id', ({ id, title, judge }) => {
  const { accepts, objects } = casesOf(id)

  test.each(Object.entries(accepts))('accepts %s', (_what, evidence) => {
    expect(judge(evidence, makeFacts())).toEqual([])
  })

  test.each(Object.entries(objects))('objects to %s', (_what, evidence) => {
    const objections = judge(evidence, makeFacts())
    expect(objections).toHaveLength(1)
    const known = new Set(evidence.steps.flatMap(({ exchanges }) => exchanges))
    for (const { says, exchanges } of objections) {
      expect(says).toMatch(/^\S.*\S$/)
      expect(says).not.toMatch(/undefined|NaN|Infinity|\[object/)
      expect(exchanges.filter((exchange) => !known.has(exchange))).toEqual([])
    }
  })

  test('has a title that reads as a sentence', () => {
    expect(title).toMatch(/^[A-Z].*[^.]$/)
  })

  test('objects to nothing where nothing happened', () => {
    const nothing = { steps: [], exchanges: [], effects: [], decided: [] }
    for (const phase of ['honest', 'attack', 'again'] as const)
      expect(judge(makeEvidence(phase, nothing), makeFacts())).toEqual([])
  })
})

test('tokens that are bound to no key are not judged by whether they stay with their holder', () => {
  const theft = makeEvidence('attack', {
    steps: [makePerform({ actor: 'attacker', stolen: { from: 'victim 1', goods: ['access-token'] } })],
  })
  const oracle = oracles.find(({ id }) => id === 'token-stays-with-its-holder')
  expect(oracle?.judge(theft, makeFacts({ capabilities: ['totp'] }))).toEqual([])
  expect(oracle?.judge(theft, makeFacts({ capabilities: ['dpop'] }))).toHaveLength(1)
})

test('how many wrong codes are too many is what the target declares', () => {
  const { objects } = casesOf('guessing-is-bounded')
  const oracle = oracles.find(({ id }) => id === 'guessing-is-bounded')
  const facts = makeFacts({ limits: { consecutiveGuesses: 6, lockSeconds: 60, unapprovedPrompts: null } })
  for (const evidence of Object.values(objects)) expect(oracle?.judge(evidence, facts)).toEqual([])
})

test('where no phone is asked there is no limit to judge by', () => {
  const { objects } = casesOf('prompts-are-bounded')
  const oracle = oracles.find(({ id }) => id === 'prompts-are-bounded')
  const facts = makeFacts({ limits: { consecutiveGuesses: 5, lockSeconds: 60, unapprovedPrompts: null } })
  for (const evidence of Object.values(objects)) expect(oracle?.judge(evidence, facts)).toEqual([])
})
