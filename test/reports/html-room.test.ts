import { describe, expect, test } from 'vitest'
import type { AttemptRecord, Exchange, Verdict } from '../../harness/record.ts'
import { makeMatrix, makeRow } from './make-matrix.ts'
import { makeAttempt, makeEvidence, makeExchange, makePerform, makeRecord } from './make-record.ts'
import { pageOf } from './page-of.ts'
import { foldedParts } from './unfolded.ts'

const mostBytes = 3_000_000
const attempts = 515

/** Text that does not shrink: the same for the same numbers, different for others. */
function noise(seed: number, length: number): string {
  let state = (seed + 1) * 2_654_435_761
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return String.fromCharCode(97 + ((state >>> 24) % 26))
  }).join('')
}

function exchanges(attempt: number, phase: string): readonly Exchange[] {
  return Array.from({ length: 16 }, (_, index) =>
    makeExchange({
      id: `${attempt}-${phase}-${index}`,
      sent: noise(attempt * 100 + index, 900),
      received: noise(attempt + index, 600),
    }),
  )
}

function longAttempt(index: number, kind: 'breached' | 'defended'): AttemptRecord {
  const phases = (['honest', 'attack', 'again'] as const).map((phase) => {
    const all = exchanges(index, phase)
    const steps = Array.from({ length: 5 }, (_, step) =>
      makePerform({ exchanges: all.slice(step * 3, step * 3 + 3).map(({ id }) => id) }),
    )
    return makeEvidence(phase, { steps, exchanges: all, decided: [4] })
  })
  const violations = [{ oracle: 'codes-work-once', phase: 'attack' as const, says: 'twice', exchanges: [`${index}-attack-14`] }]
  const verdict: Verdict = kind === 'breached' ? { kind, violations } : { kind, reason: 'the attack was refused' }
  return makeAttempt({ scenario: `long/${Math.floor(index / 4)}`, variant: `variant-${index}`, phases, verdict })
}

const run = (breached: number) =>
  makeRecord({
    attempts: Array.from({ length: attempts }, (_, index) =>
      longAttempt(index, index % Math.ceil(attempts / Math.max(breached, 1)) === 0 && breached > 0 ? 'breached' : 'defended'),
    ),
  })

const scenarios = Array.from({ length: 121 }, (_, index) => ({
  id: `some-class/some-scenario-${index}`,
  class: `class-${index % 90}`,
}))
const library = makeMatrix({
  scenarios,
  rows: Array.from({ length: 232 }, (_, index) =>
    makeRow(
      `some-weakness-${index}`,
      'caught',
      Object.fromEntries(
        scenarios.map(({ id }, at) => [id, at % 30 === index % 30 ? ('breached' as const) : ('defended' as const)]),
      ),
    ),
  ),
})

describe('a page', () => {
  test.each([0, 30, 257, attempts])(
    'of 515 long attempts, %i of them breached, and a matrix of the library stays below 3 MB',
    (breached) => {
      const page = pageOf(run(breached), library)
      expect(Buffer.byteLength(page)).toBeLessThan(mostBytes)
      expect(page.match(/<details class="attempt"/g)).toHaveLength(attempts)
      expect(page).toContain('Verdict of each scenario against each weakness')
    },
  )

  test('says what it left out for want of room, and where that stands; the worst attempts are the last to be shortened', () => {
    const page = pageOf(run(30), library)
    expect(page).toMatch(/To keep this page below 3 MB these were left out, and stand in run\.json: [^<]*\d+ attempts/)
    const groups = page.split('<section class="group ')
    const folded = (kind: string) => groups.find((group) => group.startsWith(kind))?.match(/data-packed=/g)?.length ?? 0
    expect(folded('breached')).toBe(29)
    expect(folded('breached') + folded('defended')).toBe(foldedParts(page).length)
  })

  test('with room for everything leaves out nothing', () => {
    expect(pageOf(makeRecord(), null)).not.toContain('To keep this page')
  })

  test('of more attempts than fit at all counts those that are missing and links to none of them', () => {
    const long = 'x'.repeat(2000)
    const many = Array.from({ length: 6000 }, (_, index) =>
      makeAttempt({ scenario: `many/${index}`, variant: `${index}${long}`, verdict: { kind: 'inconclusive', reason: long } }),
    )
    const page = pageOf(makeRecord({ attempts: many }), null)
    expect(Buffer.byteLength(page)).toBeLessThan(mostBytes)
    expect(page).toMatch(/these were left out, and stand in run\.json: \d+ attempts/)
  })

  test('leaves out a matrix that is larger than its share', () => {
    const rows = Array.from({ length: 3000 }, (_, index) =>
      makeRow(`weakness-${index}`, 'survived', Object.fromEntries(scenarios.map(({ id }) => [id, 'defended' as const]))),
    )
    const page = pageOf(makeRecord(), makeMatrix({ scenarios, rows }))
    expect(Buffer.byteLength(page)).toBeLessThan(mostBytes)
    expect(page).toContain('stands in <code>kill-matrix.json</code>')
  })
})
