/** A table of counts by verdict: a row for each thing that attempts are counted by, worst first. */
import type { AttemptRecord } from '../../harness/record.ts'
import { countVerdicts, verdictSigns, worstFirst, worstOf } from '../verdict-order.ts'
import { shorten } from '../visible.ts'
import { type Html, html, nothing } from './escape.ts'

/** Rows of a table; no run of our own library has more. */
const mostRows = 400

export interface CountsTable {
  readonly title: string
  /** What is counted by, and the field of the filter that shows it. */
  readonly by: 'class' | 'requirement'
  readonly groups: ReadonlyMap<string, readonly AttemptRecord[]>
}

export function renderCounts({ title, by, groups }: CountsTable): Html {
  const rows = [...groups].map(([name, attempts]) => {
    const kinds = attempts.map(({ verdict }) => verdict.kind)
    return { name, counts: countVerdicts(kinds), rank: worstFirst.indexOf(worstOf(kinds)) }
  })
  const sorted = rows.toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
  return html`
    <div class="card scroll" tabindex="0" role="region" aria-labelledby="by-${by}">
      <h3 id="by-${by}">${title} <span class="count">${groups.size}</span></h3>
      <table class="counts">
        <thead><tr><th scope="col">${by}</th>${worstFirst.map((kind) => html`<th scope="col"><span class="unseen">${verdictSigns[kind].words}</span><span aria-hidden="true" title="${verdictSigns[kind].words}">${verdictSigns[kind].sign}</span></th>`)}</tr></thead>
        <tbody>${sorted.slice(0, mostRows).map(({ name, counts }) => html`<tr><th scope="row" data-filter="${by}">${shorten(name, 200)}</th>${worstFirst.map((kind) => html`<td class="${counts[kind] > 0 ? kind : 'zero'}">${counts[kind]}</td>`)}</tr>`)}</tbody>
      </table>
      ${sorted.length > mostRows ? html`<p class="faint">and ${sorted.length - mostRows} more, in <code>run.json</code></p>` : nothing}
    </div>`
}
