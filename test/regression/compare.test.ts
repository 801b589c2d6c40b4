import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesSchema } from '../../harness/changes-record.ts'
import { type VerdictKind, worstFirst } from '../../harness/record.ts'
import { compare } from '../../harness/regression/compare.ts'
import { checkId, runOf } from './make-run.ts'

const a = checkId('a')

function between(before: VerdictKind | null, now: VerdictKind | null) {
  const run = (kind: VerdictKind | null) => runOf(kind === null ? [] : [{ letter: 'a', kind }])
  const baseline = run(before)
  return compare({ file: 'old.json', record: baseline, attempts: baseline.attempts }, run(now))
}
const empty = { newlyBreached: [], fixed: [], noLongerJudged: [], added: [], otherwise: [] }

describe('a check that was', () => {
  test.each([
    ['defended', 'breached', { newlyBreached: [a] }],
    ['inconclusive', 'breached', { newlyBreached: [a] }],
    ['not-applicable', 'breached', { newlyBreached: [a] }],
    ['breached', 'breached', {}],
    ['breached', 'defended', { fixed: [a] }],
    ['breached', 'inconclusive', { noLongerJudged: [a] }],
    ['breached', null, { noLongerJudged: [a] }],
    ['defended', null, { noLongerJudged: [a] }],
    ['defended', 'inconclusive', { noLongerJudged: [a] }],
    ['defended', 'not-applicable', { noLongerJudged: [a] }],
    ['inconclusive', null, { noLongerJudged: [a] }],
    ['inconclusive', 'not-applicable', { noLongerJudged: [a] }],
    ['inconclusive', 'defended', { otherwise: [{ id: a, before: 'inconclusive', now: 'defended' }] }],
    ['not-applicable', 'defended', { otherwise: [{ id: a, before: 'not-applicable', now: 'defended' }] }],
    ['not-applicable', null, {}],
    ['defended', 'defended', {}],
    [null, 'defended', { added: [a] }],
    [null, 'breached', { added: [a], newlyBreached: [a] }],
  ] as const)('%s and is %s now', (before, now, expected) => {
    const { baseline: _baseline, ...changes } = between(before, now)
    expect(changes).toEqual({ ...empty, ...expected })
  })
})

test('rounds count as one check, the worst of them', () => {
  const before = runOf([{ letter: 'a' }])
  const now = runOf([{ letter: 'a' }, { letter: 'a', round: 2, kind: 'breached' }])
  expect(compare({ file: 'x', record: before, attempts: before.attempts }, now)).toMatchObject({ newlyBreached: [a], added: [] })
  expect(compare({ file: 'x', record: now, attempts: now.attempts }, before)).toMatchObject({ fixed: [a], noLongerJudged: [] })
})

const runs = fc
  .uniqueArray(fc.record({ letter: fc.constantFrom(...'abcdefgh'), kind: fc.constantFrom(...worstFirst) }), {
    selector: ({ letter }) => letter,
  })
  .map((sketches) => runOf(sketches))

test('whatever two runs are, nothing that was judged is lost without a word, and nothing changes towards itself', () => {
  fc.assert(
    fc.property(runs, runs, (before, now) => {
      const changes = compare({ file: 'x', record: before, attempts: before.attempts }, now)
      expect(changesSchema.parse(changes)).toEqual(changes)
      const kindIn = (run: typeof now, id: string) => run.attempts.find((one) => one.id === id)?.verdict.kind ?? null
      for (const { id, verdict } of before.attempts) {
        const after = kindIn(now, id)
        const named = [
          ...changes.newlyBreached,
          ...changes.fixed,
          ...changes.noLongerJudged,
          ...changes.otherwise.map((one) => one.id),
        ]
        const silent = after === verdict.kind || (after === null && verdict.kind === 'not-applicable')
        expect(named.filter((one) => one === id)).toHaveLength(silent ? 0 : 1)
      }
      const same = compare({ file: 'x', record: now, attempts: now.attempts }, now)
      expect(same).toMatchObject(empty)
    }),
  )
})
