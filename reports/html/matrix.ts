/** The kill matrix as a heat map: a row per weakness, a column per scenario, a filled cell where the scenario noticed it. */
import type { KillMatrix, KillMatrixRow } from '../../harness/kill-matrix-record.ts'
import type { VerdictKind } from '../../harness/record.ts'
import {
  matrixHeadline,
  matrixProblem,
  noticedBy,
  type RowResult,
  resultSigns,
  resultsWorstFirst,
  rowsWith,
} from '../matrix-summary.ts'
import { verdictSigns, worstOf } from '../verdict-order.ts'
import { type Html, html, whenAny, whenPresent } from './escape.ts'

/** Columns of one class stand together; the first of them keeps a distance from the class before. */
interface Column {
  readonly id: string
  readonly class: string
  readonly style: 'first' | 'next'
}

function columnsOf(group: KillMatrix['scenarios']): readonly Column[] {
  return group.map(({ id, class: name }, index) => ({ id, class: name, style: index === 0 ? 'first' : 'next' }))
}

export function renderMatrix(matrix: KillMatrix): Html {
  return html`
    <p class="lead">${matrixHeadline(matrix)}. Each row takes one defence away; a filled cell is a scenario that noticed. An outlined cell is a scenario of the weakness’s own class.</p>
    ${whenPresent(matrixProblem(matrix), (problem) => html`<p class="notice inconclusive"><strong>Not a full result.</strong> ${problem}</p>`)}
    ${attention(matrix)}
    ${whenAny(matrix.rows, (rows) => heatMap(rows, matrix))}
    ${whenAny(matrix.rows, perWeakness)}`
}

function attention(matrix: KillMatrix): Html {
  const survivors = rowsWith(matrix, 'survived')
  const byAccident = rowsWith(matrix, 'by-accident')
  return html`
    <div class="columns">
      <div class="card"><h3>Survivors <span class="count">${survivors.length}</span></h3>
        <p class="faint">Defences whose loss no scenario noticed.</p>${weaknessList(survivors)}</div>
      <div class="card"><h3>Caught by accident <span class="count">${byAccident.length}</span></h3>
        <p class="faint">Noticed only by scenarios of another class.</p>${weaknessList(byAccident)}</div>
      <div class="card"><h3>Useless scenarios <span class="count">${matrix.useless.length}</span></h3>
        <p class="faint">Scenarios that noticed no weakness.</p>
        ${whenAny(matrix.useless, (ids) => html`<ul class="ids">${ids.map((id) => html`<li><code>${id}</code></li>`)}</ul>`)}</div>
    </div>`
}

const weaknessList = (rows: readonly KillMatrixRow[]) =>
  whenAny(
    rows,
    (present) =>
      html`<ul class="ids">${present.map(({ weakness }) => html`<li><code>${weakness.id}</code> <span class="faint">${weakness.title}</span></li>`)}</ul>`,
  )

function heatMap(rows: readonly KillMatrixRow[], matrix: KillMatrix): Html {
  const columns = [...Map.groupBy(matrix.scenarios, (scenario) => scenario.class).values()].flatMap(columnsOf)
  return html`
    <div class="scroll heat" tabindex="0" role="region" aria-label="Kill matrix, scrolls sideways">
      <table>
        <caption class="unseen">Verdict of each scenario against each weakness</caption>
        <thead>
          <tr><th scope="col">Weakness</th><th scope="col" class="result">Result</th>${columns.map((column) => html`<th scope="col" class="scenario ${column.style}" title="class ${column.class}"><span>${column.id}</span></th>`)}</tr>
        </thead>
        <tbody>${rows.map((row) => heatRow(row, columns))}</tbody>
      </table>
    </div>
    <p class="legend">${(['breached', 'inconclusive', 'defended', 'not-applicable'] as const).map((kind) => html`<span><span class="cell ${kind}" aria-hidden="true">${cellSigns[kind]}</span> ${legend[kind]}</span> `)}</p>`
}

const legend: Readonly<Record<VerdictKind, string>> = {
  breached: 'breached: noticed',
  inconclusive: 'inconclusive',
  defended: 'defended: not noticed',
  'not-applicable': 'not applicable',
}

const cellSigns: Readonly<Record<VerdictKind, string>> = {
  breached: '✕',
  inconclusive: '?',
  defended: '·',
  'not-applicable': '–',
}

function heatRow(row: KillMatrixRow, columns: readonly Column[]): Html {
  const cells = Map.groupBy(row.cells, (cell) => cell.scenario)
  return html`
    <tr>
      <th scope="row" title="${row.weakness.title}">${row.weakness.id}</th>
      <td class="result">${resultBadge(row.result)}</td>
      ${columns.map((column) => {
        const own = column.class === row.weakness.class ? ' own' : ''
        const style = `${column.style}${own}`
        const found = cells.get(column.id)
        if (found === undefined) return html`<td class="cell untried ${style}"><span class="unseen">not tried</span></td>`
        const worst = worstOf(found.map((cell) => cell.verdict))
        const oracles = [...new Set(found.flatMap((cell) => cell.oracles))].join(', ')
        const words = `${verdictSigns[worst].words}${oracles === '' ? '' : ` by ${oracles}`}`
        return html`<td class="cell ${worst} ${style}" title="${column.id}: ${words}"><span aria-hidden="true">${cellSigns[worst]}</span><span class="unseen">${words}</span></td>`
      })}
    </tr>`
}

function resultBadge(result: RowResult): Html {
  const { sign, words, like } = resultSigns[result]
  return html`<span class="badge ${like}"><span aria-hidden="true">${sign}</span> <span class="words">${words}</span></span>`
}

function perWeakness(rows: readonly KillMatrixRow[]): Html {
  const sorted = resultsWorstFirst.flatMap((result) => rows.filter((row) => row.result === result))
  return html`
    <details class="plain"><summary>Who noticed what, weakness by weakness</summary>
      <dl class="noticed">${sorted.map((row) => {
        const noticed = [...noticedBy(row)]
        return html`
          <dt><code>${row.weakness.id}</code> ${resultBadge(row.result)}<span class="faint">${row.weakness.title} · ${row.weakness.class} · ${row.weakness.cwe}</span></dt>
          <dd>${noticed.length === 0 ? html`no scenario` : html`<ul>${noticed.map(([scenario, oracles]) => html`<li><code>${scenario}</code>: ${oracles.join(', ')}</li>`)}</ul>`}</dd>`
      })}</dl>
    </details>`
}
