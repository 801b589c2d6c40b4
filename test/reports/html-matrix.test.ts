import { describe, expect, test } from 'vitest'
import { renderHtml } from '../../reports/html/page.ts'
import { renderMatrixHtml } from '../../reports/index.ts'
import { exampleMatrix } from './example-run.ts'
import { makeMatrix } from './make-matrix.ts'
import { makeRecord } from './make-record.ts'

describe('the kill matrix on a page', () => {
  const page = renderMatrixHtml(exampleMatrix())

  test('has a cell for each weakness and scenario, and says the verdict in words', () => {
    expect(page.match(/<td class="cell /g)).toHaveLength(exampleMatrix().rows.length * exampleMatrix().scenarios.length)
    expect(page).toContain('<span class="unseen">breached by codes-work-once</span>')
  })

  test('shows the worst verdict of the attempts of a scenario', () => {
    const [row] = makeMatrix().rows
    const cells = (['defended', 'breached', 'defended'] as const).map((verdict, index) => ({
      attempt: `replay/totp-code-twice[${index}]`,
      scenario: 'replay/totp-code-twice',
      verdict,
      oracles: verdict === 'breached' ? ['codes-work-once'] : [],
    }))
    expect(row && renderMatrixHtml(makeMatrix({ rows: [{ ...row, cells }] }))).toContain('<td class="cell breached first own"')
  })

  test('tells a scenario that was not tried from one that noticed nothing', () => {
    const [row] = makeMatrix().rows
    expect(row && renderMatrixHtml(makeMatrix({ rows: [{ ...row, cells: [] }] }))).toContain(
      '<span class="unseen">not tried</span>',
    )
    expect(page).not.toContain('not tried')
  })

  test('lists survivors and useless scenarios', () => {
    expect(page).toMatch(/Survivors <span class="count">1<[\s\S]*?<code>elevation-never-ends</)
    expect(page).toMatch(/Useless scenarios <span class="count">1<[\s\S]*?<code>gate\/spell-the-path-otherwise</)
  })

  test('stands in the report only when there is one', () => {
    expect(renderHtml(makeRecord(), makeMatrix())).toContain('id="matrix"')
    expect(renderHtml(makeRecord(), null)).not.toContain('id="matrix"')
  })
})
