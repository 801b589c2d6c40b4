import { describe, expect, test } from 'vitest'
import type { ControlCell } from '../../harness/kill-matrix-record.ts'
import type { Control } from '../../harness/mutation/control.ts'
import { judgeRow } from '../../harness/mutation/judge-row.ts'
import { besides, decisive, packets } from '../../harness/mutation/packets.ts'
import type { Attempt } from '../../harness/runner/plan.ts'

const weakness = { id: 'w', title: 'A weakness', class: 'otp-replay', cwe: 'CWE-294', breaks: ['code-spent-once'] }

function cellOf(attempt: string, verdict: ControlCell['verdict'], oracles: readonly string[] = []): ControlCell {
  return { attempt, scenario: attempt, verdict, oracles, reason: verdict === 'inconclusive' ? 'why' : null }
}

/** An attempt named by its class and a number: `otp-replay/1`. */
function control(attempt: string, options: { verdict?: ControlCell['verdict']; reached?: boolean; ms?: number } = {}): Control {
  const { verdict = 'defended', reached = true, ms = 100 } = options
  const scenario = { id: attempt, class: attempt.split('/')[0] }
  return { attempt: { id: attempt, scenario } as unknown as Attempt, cell: cellOf(attempt, verdict), ms, reaches: () => reached }
}

function judged(list: readonly Control[], played: readonly ControlCell[], which: 'deciding' | 'reached' = 'reached') {
  return judgeRow(weakness, list, new Map(played.map((cell) => [cell.attempt, cell])), which)
}

const both = [control('otp-replay/1'), control('acr-strip/1')]

describe('a weakness is', () => {
  test('caught when a scenario of its class is breached by what it breaks', () => {
    const row = judged(both, [cellOf('otp-replay/1', 'breached', ['x', 'code-spent-once']), cellOf('acr-strip/1', 'defended')])
    expect([row.result, row.cells.map(({ noticed }) => noticed)]).toEqual(['caught', ['rightly', 'not']])
  })

  test.each([
    { where: 'another class', found: cellOf('acr-strip/1', 'breached', ['code-spent-once']), quiet: 'otp-replay/1' },
    { where: 'another oracle', found: cellOf('otp-replay/1', 'breached', ['answered-as-required']), quiet: 'acr-strip/1' },
  ])('noticed by accident when only $where objects', ({ found, quiet }) => {
    const row = judged(both, [found, cellOf(quiet, 'defended')])
    expect(row.result).toBe('by-accident')
    expect(row.cells.map(({ noticed }) => noticed).toSorted()).toEqual(['by-accident', 'not'])
  })

  test('undecided when an attempt of its class is inconclusive, whatever others notice', () => {
    const accident = cellOf('acr-strip/1', 'breached', ['x'])
    expect(judged(both, [cellOf('otp-replay/1', 'inconclusive'), accident]).result).toBe('undecided')
    expect(judged(both, [accident])).toMatchObject({ result: 'undecided', complete: false })
  })

  test('not undecided by an inconclusive attempt of another class', () => {
    expect(judged(both, [cellOf('otp-replay/1', 'defended'), cellOf('acr-strip/1', 'inconclusive')]).result).toBe('survived')
  })

  test('undecided when an attempt of its class was not defended on the sound target: that shows nothing', () => {
    for (const verdict of ['breached', 'inconclusive', 'not-applicable'] as const) {
      const row = judged([control('otp-replay/1', { verdict })], [])
      expect(row).toMatchObject({ result: 'undecided', complete: true, cells: [{ verdict: 'inconclusive', noticed: 'not' }] })
    }
  })
})

test('an attempt to which it makes no difference has the verdict of the control, and says so', () => {
  const row = judged([control('otp-replay/1', { reached: false })], [])
  expect(row).toMatchObject({ result: 'survived', complete: true, cells: [{ verdict: 'defended', reached: false }] })
})

test('a row is complete when all was played that was wanted', () => {
  const caught = cellOf('otp-replay/1', 'breached', ['code-spent-once'])
  expect(judged(both, [caught], 'deciding').complete).toBe(true)
  expect(judged(both, [caught], 'reached').complete).toBe(false)
  expect(judged(both, [cellOf('otp-replay/1', 'defended')], 'deciding').complete).toBe(false)
})

describe('packets', () => {
  const list = Array.from({ length: 90 }, (_, index) => control(`acr-strip/${index}`, { ms: 500 }))

  test('hold every attempt that is to be played once, none of what is not reached or not defended', () => {
    const all = [...list, control('acr-strip/x', { reached: false }), control('acr-strip/y', { verdict: 'inconclusive' })]
    const ids = packets([weakness], () => besides(weakness, all)).flatMap(({ attempts }) => attempts.map(({ id }) => id))
    expect(ids).toEqual(list.map(({ attempt }) => attempt.id))
    expect(decisive(weakness, all)).toEqual([])
  })

  test('are cut to about the same length, longest first, and there is none for nothing', () => {
    const cut = packets([weakness, { ...weakness, id: 'v' }], ({ id }) => (id === 'w' ? list.slice(0, 3) : list))
    expect(cut.map(({ attempts }) => attempts.length)).toEqual([18, 18, 18, 18, 18, 3])
    expect(packets([weakness], () => [])).toEqual([])
    expect(packets([weakness], () => [control('acr-strip/1', { ms: 0 })])).toHaveLength(1)
  })
})
