/** The report of a run as one page: what it comes to, then every attempt with its evidence, worst first. */
import type { AttemptRecord, RunRecord, VerdictKind } from '../../harness/record.ts'
import type { ReportInput } from '../report-input.ts'
import { summarise } from '../run-summary.ts'
import { verdictSigns, worstFirst } from '../verdict-order.ts'
import { renderAttempt } from './attempt.ts'
import { document } from './document.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { renderMatrix } from './matrix.ts'
import { renderHeader, renderOverview } from './overview.ts'
import { sentenceCase } from './parts.ts'

export function renderHtml({ record, matrix }: ReportInput): string {
  const summary = summarise(record)
  return document({
    title: `${summary.headline} · ${record.target.facts.name} · stepproof`,
    header: renderHeader(record, summary),
    main: html`
      ${renderOverview(record, summary, matrix)}
      ${whenAny(record.attempts, filterForm)}
      ${worstFirst.map((kind) => renderGroup(record, kind))}
      ${whenPresent(matrix, (present) => html`<section id="matrix" aria-labelledby="matrix-title"><h2 id="matrix-title">Kill matrix</h2>${renderMatrix(present)}</section>`)}`,
    footer: html`<p>${record.suite.name} ${record.suite.version}. Verdicts are recomputed from <code>run.json</code>, which holds the whole evidence. Secrets were replaced before they were recorded: equal labels stand for equal secrets.</p>`,
  })
}

const explanations: Readonly<Record<VerdictKind, string>> = {
  breached: 'An oracle objected to what the attack brought about.',
  inconclusive: 'The evidence allows no verdict: the honest flow failed, or the attack was not delivered.',
  defended: 'The attack was delivered and stopped, and honest people still got through.',
  'not-applicable': 'The target does not offer what the scenario needs.',
}

function renderGroup(record: RunRecord, kind: VerdictKind): Html {
  const attempts = record.attempts
    .map((attempt, index) => ({ attempt, index }))
    .filter(({ attempt }) => attempt.verdict.kind === kind)
  if (attempts.length === 0) return nothing
  const { sign, words } = verdictSigns[kind]
  return html`
    <section class="group ${kind}" id="${kind}" aria-labelledby="${kind}-title">
      <h2 id="${kind}-title"><span class="sign" aria-hidden="true">${sign}</span> ${sentenceCase(words)} <span class="count">${attempts.length}</span></h2>
      <p class="lead">${explanations[kind]}</p>
      ${attempts.map(({ attempt, index }) => renderAttempt(attempt, { anchor: `attempt-${index + 1}`, origin: record.target.origin }))}
    </section>`
}

function filterForm(attempts: readonly AttemptRecord[]): Html {
  return html`
    <form id="filter" class="filter" role="search" hidden>
      <label for="words">Filter ${attempts.length} attempts</label>
      <input id="words" name="words" type="search" autocomplete="off" placeholder="scenario, class, surface, verdict">
      <button type="button" id="open-all">Open all</button>
      <button type="button" id="close-all">Close all</button>
      <output id="filter-state" for="words"></output>
    </form>`
}
