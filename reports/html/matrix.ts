/** The kill matrix as a heat map: a row per weakness, a column per scenario, a filled cell where the scenario noticed it. */
import type { KillMatrix, KillMatrixCell, KillMatrixRow } from '../../harness/kill-matrix-record.ts'
import {
  brokenControls,
  cellCounts,
  inconclusiveReasons,
  matrixHeadline,
  matrixProblem,
  noticedBy,
  type RowResult,
  resultSigns,
  resultsWorstFirst,
  rowsWith,
} from '../matrix-summary.ts'
import { shorten } from '../visible.ts'
import { type Html, html, whenAny, whenPresent } from './escape.ts'

export function renderMatrix(matrix: KillMatrix): Html {
  return html`
    <p class="lead">${matrixHeadline(matrix)}. Each row takes one defence away; a filled cell is a scenario of its class that noticed, by what the weakness breaks. A cell with a tilde noticed by accident. An outlined cell is a scenario of the weakness’s own class.</p>
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
        <p class="faint">Noticed only by scenarios of another class, or for another reason.</p>${weaknessList(byAccident)}</div>
      <div class="card"><h3>Useless scenarios <span class="count">${matrix.useless.length}</span></h3>
        <p class="faint">Scenarios that rightly noticed no weakness.</p>
        ${whenAny(matrix.useless, (ids) => html`<ul class="ids">${ids.map((id) => html`<li><code>${id}</code></li>`)}</ul>`)}</div>
      <div class="card"><h3>Inconclusive attempts <span class="count">${cellCounts(matrix).inconclusive}</span></h3>
        <p class="faint">They say nothing about the weakness; ${rowsWith(matrix, 'undecided').length} weaknesses are undecided.</p>
        ${whenAny(inconclusiveReasons(matrix), (reasons) => html`<ul class="ids">${reasons.map(({ says, cells, example }) => html`<li>${cells} × ${says} <span class="faint">${example}</span></li>`)}</ul>`)}</div>
    </div>
    ${whenAny(
      brokenControls(matrix),
      (cells) => html`<div class="card"><h3>Not defended on the sound target <span class="count">${cells.length}</span></h3>
      <ul class="ids">${cells.map(({ attempt, verdict, reason }) => html`<li><code>${attempt}</code> <span class="faint">${reason ?? verdict}</span></li>`)}</ul></div>`,
    )}`
}

const weaknessList = (rows: readonly KillMatrixRow[]) =>
  whenAny(
    rows,
    (present) =>
      html`<ul class="ids">${present.map(({ weakness }) => html`<li><code>${weakness.id}</code> <span class="faint">${weakness.title}</span></li>`)}</ul>`,
  )

type Column = KillMatrix['scenarios'][number]

function heatMap(rows: readonly KillMatrixRow[], matrix: KillMatrix): Html {
  const columns = [...Map.groupBy(matrix.scenarios, (scenario) => scenario.class).values()].flat()
  return html`
    <form id="rows" class="filter" hidden>
      <label for="row-words">Filter ${rows.length} weaknesses</label>
      <input id="row-words" name="words" type="search" autocomplete="off" placeholder="weakness, class, scenario that noticed">
      <label><input id="not-caught" name="not-caught" type="checkbox"> only those that are not caught</label>
      <output id="rows-state" for="row-words not-caught"></output>
    </form>
    <div class="scroll heat" tabindex="0" role="region" aria-label="Kill matrix, scrolls sideways">
      <table>
        <caption class="unseen">Verdict of each scenario against each weakness</caption>
        <thead>
          <tr><th scope="col">Weakness</th><th scope="col" class="result">Result</th>${columns.map((column) => html`<th scope="col" class="scenario"><span>${name(column.id)}</span></th>`)}</tr>
        </thead>
        <tbody>${rows.map((row) => heatRow(row, columns))}</tbody>
      </table>
    </div>
    <p class="legend">${looks.map(({ look, words }) => html`<span><span class="cell ${look}" aria-hidden="true"></span> ${words}</span> `)}</p>`
}

type Look = 'breached' | 'accident' | 'inconclusive' | 'defended' | 'unreached' | 'untried'

/** Of several attempts of a scenario the first of these looks is shown. Their signs are the style's. */
const looks: readonly { readonly look: Look; readonly words: string }[] = [
  { look: 'breached', words: 'breached: noticed' },
  { look: 'accident', words: 'breached: noticed by accident' },
  { look: 'inconclusive', words: 'inconclusive' },
  { look: 'defended', words: 'defended: not noticed' },
  { look: 'untried', words: 'not tried' },
  { look: 'unreached', words: 'could make no difference' },
]

function lookOf({ verdict, noticed, reached }: KillMatrixCell): Look {
  if (verdict === 'breached') return noticed === 'rightly' ? 'breached' : 'accident'
  if (verdict === 'inconclusive') return 'inconclusive'
  return reached ? 'defended' : 'unreached'
}

/** What stands in many places must be short in each. */
const name = (text: string) => shorten(text, 200)

function heatRow(row: KillMatrixRow, columns: readonly Column[]): Html {
  const cells = Map.groupBy(row.cells, (cell) => cell.scenario)
  const { id, title, class: classId } = row.weakness
  return html`
    <tr data-result="${row.result}"><th scope="row" title="${name(title)} · ${name(classId)}">${name(id)}</th><td class="result">${resultBadge(row.result)}</td>${columns.map((column) => heatCell(column, cells.get(column.id) ?? [], column.class === classId))}</tr>`
}

/** Most cells could make no difference: they are empty, without an end tag, and the style gives them their sign and its words. */
function heatCell(column: Column, cells: readonly KillMatrixCell[], isOwn: boolean): Html {
  const found = cells.map(lookOf)
  const { look, words } = looks.find((one) => found.includes(one.look)) ?? untried
  const oracles = [...new Set(cells.flatMap((cell) => cell.oracles))].join(', ')
  const classes = [...(look === 'unreached' ? [] : [look]), ...(isOwn ? ['own'] : [])].join(' ')
  if (oracles !== '')
    return html`<td class="${classes}" title="${name(column.id)}"><span class="unseen">${words} by ${name(oracles)}</span>`
  return classes === '' ? html`<td>` : html`<td class="${classes}">`
}

const untried = { look: 'untried', words: 'not tried' } as const

function resultBadge(result: RowResult): Html {
  const { sign, words, like } = resultSigns[result]
  return html`<span class="badge ${like}"><span aria-hidden="true">${sign}</span> <span class="words">${words}</span></span>`
}

function perWeakness(rows: readonly KillMatrixRow[]): Html {
  const sorted = resultsWorstFirst.flatMap((result) => rows.filter((row) => row.result === result))
  return html`
    <details class="plain"><summary>Who noticed what, weakness by weakness</summary>
      <dl class="noticed">${sorted.map((row) => {
        const noticed = [...noticedBy(row, 'rightly'), ...noticedBy(row, 'by-accident')]
        return html`
          <dt><code>${row.weakness.id}</code> ${resultBadge(row.result)}<span class="faint">${row.weakness.title} · ${row.weakness.class} · ${row.weakness.cwe}</span></dt>
          <dd>${noticed.length === 0 ? html`no scenario` : html`<ul>${noticed.map(([scenario, oracles]) => html`<li><code>${scenario}</code>: ${oracles.join(', ')}</li>`)}</ul>`}</dd>`
      })}</dl>
    </details>`
}
