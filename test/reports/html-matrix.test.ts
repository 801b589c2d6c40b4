import { describe, expect, test } from 'vitest'
import { renderMatrixHtml } from '../../reports/index.ts'
import { exampleMatrix } from './example-run.ts'
import { makeMatrix } from './make-matrix.ts'
import { makeRecord } from './make-record.ts'
import { pageOf } from './page-of.ts'

describe('the kill matrix on a page', () => {
  const page = renderMatrixHtml(exampleMatrix())

  test('has a cell for each weakness and scenario, and says the verdict in words', () => {
    const { rows, scenarios } = exampleMatrix()
    const [, body = ''] = /<tbody>([\s\S]*?)<\/tbody>/.exec(page) ?? []
    expect(body.match(/<td(?! class="result")/g)).toHaveLength(rows.length * scenarios.length)
    expect(page).toContain('<span class="unseen">breached: noticed by codes-work-once</span>')
  })

  test('shows the worst verdict of the attempts of a scenario', () => {
    const [row] = makeMatrix().rows
    const cells = (['defended', 'breached', 'defended'] as const).map((verdict, index) => ({
      attempt: `replay/totp-code-twice[${index}]`,
      scenario: 'replay/totp-code-twice',
      verdict,
      oracles: verdict === 'breached' ? ['codes-work-once'] : [],
      reason: null,
      reached: true,
      noticed: verdict === 'breached' ? ('rightly' as const) : ('not' as const),
    }))
    expect(row && renderMatrixHtml(makeMatrix({ rows: [{ ...row, cells }] }))).toContain('<td class="breached own"')
  })

  test('tells a scenario that was not tried from one that noticed nothing', () => {
    const [row] = makeMatrix().rows
    expect(row && renderMatrixHtml(makeMatrix({ rows: [{ ...row, cells: [] }] }))).toContain('<td class="untried own">')
    expect(page).not.toContain('<td class="untried')
    expect(page).toContain('<td class="defended')
  })

  test('tells what noticed by accident, and what could make no difference, from what was defended', () => {
    expect(page).toContain('<td class="accident')
    const [row] = makeMatrix().rows
    const cells = row?.cells.map((cell) => ({
      ...cell,
      verdict: 'defended' as const,
      oracles: [],
      reached: false,
      noticed: 'not' as const,
    }))
    const unreached = row && cells && renderMatrixHtml(makeMatrix({ rows: [{ ...row, cells }] }))
    expect(unreached).toContain('<td class="own"></tr>')
    expect(unreached).not.toContain('<td class="defended')
  })

  test('lists inconclusive attempts with their reasons, and what failed on the sound target', () => {
    expect(page).toMatch(/Inconclusive attempts <span class="count">1<[\s\S]*?1 × the honest flow failed/)
    const broken = { attempt: 'a/b[api]', scenario: 'a/b', verdict: 'breached' as const, oracles: [], reason: null }
    expect(renderMatrixHtml(makeMatrix({ control: [broken] }))).toMatch(/Not defended on the sound target[\s\S]*?a\/b\[api\]/)
  })

  test('lists survivors and useless scenarios', () => {
    expect(page).toMatch(/Survivors <span class="count">1<[\s\S]*?<code>elevation-never-ends</)
    expect(page).toMatch(/Useless scenarios <span class="count">1<[\s\S]*?<code>gate\/spell-the-path-otherwise</)
  })

  test('stands in the report only when there is one', () => {
    expect(pageOf(makeRecord(), makeMatrix())).toContain('id="matrix"')
    expect(pageOf(makeRecord(), null)).not.toContain('id="matrix"')
  })
})
