import { describe, expect, test } from 'vitest'
import type { AttemptRecord } from '../../harness/record.ts'
import { byRequirement } from '../../reports/html/coverage.ts'
import { exampleChanges, exampleRun, swapPayee } from './example-run.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { pageOf, rendered } from './page-of.ts'

const breached = (scenario: string, overrides: Partial<AttemptRecord> = {}) =>
  makeAttempt({ scenario, title: scenario, verdict: { kind: 'breached', violations: [] }, ...overrides })

const places = (page: string, ...texts: readonly string[]) => texts.map((text) => page.indexOf(text))

describe('changes against the baseline', () => {
  const page = rendered('html', exampleRun(), null, exampleChanges())

  test('stand before everything else, the worst first, with links to the attempts that are on the page', () => {
    const found = places(
      page,
      '<h3>Newly breached',
      '<h3>No longer judged',
      '<h3>Fixed',
      '<h3>Changed otherwise',
      '<h3>Added',
      'id="breached"',
    )
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    expect(page).toMatch(/<h3>Newly breached <span class="count">1<[\s\S]{0,80}<a href="#attempt-3"><code>transaction-binding/)
    expect(page).toContain('<li><code>gone/never-seen-again[api]</code></li>')
    expect(page).toContain('defended → not applicable')
  })

  test('are not spoken of when there is no baseline', () => {
    expect(pageOf(exampleRun(), null)).not.toContain('id="changes"')
  })
})

describe('breached attempts', () => {
  test('come newly breached first and known last', () => {
    const known = { owner: 'payments', reason: 'replaced in May', expires: '2026-05-31' }
    const attempts = [breached('a/known', { known }), breached('b/old'), breached('c/new')]
    const changes = { ...exampleChanges(), newlyBreached: ['c/new[session]'] }
    const found = places(
      rendered('html', makeRecord({ attempts }), null, changes),
      '<h3>c/new</h3>',
      '<h3>b/old</h3>',
      '<h3>a/known</h3>',
    )
    expect(found).not.toContain(-1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  })

  test('that are known are listed with owner, reason and expiry, the next to expire first, and count as breached', () => {
    const finding = (expires: string) => ({ owner: `team ${expires}`, reason: 'to be replaced', expires })
    const attempts = [breached('a/late', { known: finding('2026-09-30') }), breached('b/soon', { known: finding('2026-04-01') })]
    const page = pageOf(makeRecord({ attempts }), null)
    expect(page).toMatch(/team 2026-04-01<\/td><td>to be replaced<\/td><td><time>2026-04-01<[\s\S]*team 2026-09-30/)
    expect(page).toContain('No breach but 2 known')
    expect(page).toContain('breached, 2 of them known')
  })
})

describe('what a run covers', () => {
  test('names what was not tested, and what the target lacks by reason', () => {
    const lacking = (scenario: string) =>
      makeAttempt({ scenario, phases: [], verdict: { kind: 'not-applicable', reason: 'the target does not offer dpop' } })
    const attempts = [makeAttempt(), lacking('a/one'), lacking('b/two')]
    const page = pageOf(makeRecord({ attempts, complete: false, checks: [...attempts.map(({ id }) => id), 'gone[api]'] }), null)
    expect(page).toContain('<li>2 × the target does not offer dpop</li>')
    expect(page).toMatch(/Not tested <span class="count">1<[\s\S]{0,80}<code>gone\[api\]</)
    expect(page).toContain('1 of 4 planned attempts')
  })

  test('counts the attempts by verdict for each requirement, the worst first', () => {
    const attempts = [makeAttempt({ requirements: ['a:1', 'b:2'] }), { ...swapPayee, requirements: ['b:2'] }]
    expect([...byRequirement(attempts)].map(([id, group]) => [id, group.length])).toEqual([
      ['a:1', 1],
      ['b:2', 2],
    ])
    const page = pageOf(makeRecord({ attempts }), null)
    expect(page).toMatch(
      /data-filter="requirement">b:2<\/th><td class="breached">1<\/td><td class="zero">0<\/td><td class="defended">1<[\s\S]*>a:1</,
    )
  })
})
