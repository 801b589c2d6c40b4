/** What scenarios of the library have to fulfil beyond what `vet` asks of every scenario. */
import { describe, expect, test } from 'vitest'
import { plan } from '../../harness/runner/plan.ts'
import { capabilities } from '../../harness/targets/capabilities.ts'
import { reference } from '../../harness/targets/reference.ts'
import { seenInUse } from '../../harness/targets/target.ts'
import { scenarios } from '../../scenarios/index.ts'

const operationIds = reference.facts.operations.map(({ id }) => id)
const known = new Set([...Object.keys(capabilities), ...operationIds])

describe.each(scenarios)('$id', (one) => {
  test('needs an operation to act on, in each of its variants', () => {
    const variants: readonly { readonly needs?: readonly string[] }[] =
      one.variants === undefined ? [{}] : Object.values(one.variants)
    for (const { needs = [] } of variants) {
      expect([...one.needs, ...needs].filter((need) => operationIds.includes(need)).length).toBeGreaterThan(0)
    }
  })

  test('steals only what the reference lets a thief take, what is seen in use, or the store', () => {
    const stealable = [...Object.keys(reference.stealable), ...seenInUse, 'store']
    expect(one.steals.filter((loot) => !stealable.includes(loot))).toEqual([])
    expect(new Set(one.steals).size).toBe(one.steals.length)
  })

  test('has a title that starts with a verb and ends without a dot, and a story of sentences', () => {
    expect(one.title).toMatch(/^[A-Z][a-z]+ .*[^.!?\s]$/)
    // What the attacker does, in the imperative: no article, no -ing, no -ed, no third person.
    expect(one.title).not.toMatch(/^(?:An?|The|Attackers?|Some\w+|How|When|\w+ing|\w+ed|\w+(?<!s)s) /)
    expect(one.title.length).toBeLessThanOrEqual(80)
    expect(one.story).toMatch(/^[A-Z].*[^.]\.$/s)
    expect(one.story.length).toBeGreaterThan(60)
  })

  test('demands an answer that is not done, and can be attempted on the reference', () => {
    expect(['challenged', 'refused', 'ended']).toContain(one.expects.outcome)
    const left = plan([one], reference.facts).filter(({ inapplicable }) => inapplicable !== null)
    expect(left.map(({ id }) => id)).toEqual([])
  })
})

test('the reference offers no capability that nobody defined, and operations are capabilities of their own', () => {
  expect(reference.facts.capabilities.filter((one) => !known.has(one))).toEqual([])
  expect(reference.facts.operations.map(({ id }) => id).filter((id) => !reference.facts.capabilities.includes(id))).toEqual([])
})

test('no two scenarios have the same title or story', () => {
  for (const field of ['title', 'story'] as const) expect(new Set(scenarios.map((one) => one[field])).size).toBe(scenarios.length)
})
