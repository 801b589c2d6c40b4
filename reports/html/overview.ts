/** What a reader sees first: the result in a sentence, the facts needed to repeat it, the counts, and the classes tested. */
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { AttemptRecord, RunRecord } from '../../harness/record.ts'
import { duration } from '../duration.ts'
import { matrixHeadline } from '../matrix-summary.ts'
import type { RunSummary } from '../run-summary.ts'
import { countVerdicts, verdictSigns, worstFirst, worstOf } from '../verdict-order.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { command, moment } from './parts.ts'

export function renderHeader(record: RunRecord, summary: RunSummary): Html {
  const { target } = record
  const worst = summary.judged === 0 || summary.problem !== null ? 'inconclusive' : 'defended'
  const mood = summary.counts.breached > 0 ? 'breached' : summary.counts.inconclusive > 0 ? 'inconclusive' : worst
  return html`
    <p class="wordmark">stepproof</p>
    <h1><span class="dot ${mood}" aria-hidden="true"></span>${summary.headline}</h1>
    <p class="lead">${target.facts.name} at <code>${target.origin}</code>, ${moment(record.startedDateTime)}</p>
    ${whenAny(target.weakened, (ids) => html`<p class="notice inconclusive"><strong>Weakened on purpose.</strong> The target ran without these defences: ${ids.map((id) => html`<code>${id}</code> `)}</p>`)}
    ${whenPresent(summary.problem, (problem) => html`<p class="notice inconclusive"><strong>Not a full result.</strong> ${problem}</p>`)}`
}

export function renderOverview(record: RunRecord, summary: RunSummary, matrix: KillMatrix | null): Html {
  return html`
    <section aria-labelledby="overview-title">
      <h2 id="overview-title" class="unseen">Overview</h2>
      <ul class="tiles">${worstFirst.map((kind) => tile(summary, kind))}</ul>
      ${proportions(summary)}
      ${whenPresent(matrix, (present) => html`<p><a href="#matrix">Kill matrix: ${matrixHeadline(present)}</a></p>`)}
      <div class="columns">
        ${facts(record)}
        ${byClass(record.attempts)}
      </div>
      ${whenAny(summary.notRun, (ids) => html`<details class="plain"><summary>${ids.length} planned but not run</summary><ul class="ids">${ids.map((id) => html`<li><code>${id}</code></li>`)}</ul></details>`)}
    </section>`
}

function tile(summary: RunSummary, kind: (typeof worstFirst)[number]): Html {
  const { sign, words } = verdictSigns[kind]
  const count = summary.counts[kind]
  const content = html`<span class="number">${count}</span> <span class="word"><span aria-hidden="true">${sign}</span> ${words}</span>`
  return count === 0
    ? html`<li class="tile none">${content}</li>`
    : html`<li class="tile ${kind}"><a href="#${kind}">${content}</a></li>`
}

/** A bar of the counts. It repeats the tiles for the eye, so it is kept from screen readers. */
function proportions(summary: RunSummary): Html {
  const total = worstFirst.reduce((sum, kind) => sum + summary.counts[kind], 0)
  if (total === 0) return nothing
  let from = 0
  const bars = worstFirst.map((kind) => {
    const width = (summary.counts[kind] / total) * 1000
    from += width
    return html`<rect class="${kind}" x="${(from - width).toFixed(1)}" width="${width.toFixed(1)}" height="8"/>`
  })
  return html`<svg class="proportions" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars}</svg>`
}

function facts(record: RunRecord): Html {
  const { suite, target } = record
  return html`
    <div class="card">
      <h3>This run</h3>
      <dl class="facts">
        <dt>Suite</dt><dd>${suite.name} ${suite.version}</dd>
        <dt>Target</dt><dd>${target.facts.name}, <code>${target.origin}</code>${whenPresent(target.file, (file) => html`, from <code>${file}</code>`)}</dd>
        <dt>Scenarios</dt><dd>${record.scenarios === null ? 'the library' : html`<code>${record.scenarios}</code>`}</dd>
        <dt>Defences</dt><dd>${target.weakened.length === 0 ? 'all in place' : html`without ${target.weakened.map((id) => html`<code>${id}</code> `)}`}</dd>
        <dt>Surfaces</dt><dd>${target.facts.surfaces.join(', ')}</dd>
        <dt>Started</dt><dd>${moment(record.startedDateTime)}</dd>
        <dt>Took</dt><dd>${duration(record.time)}</dd>
        <dt>Seed</dt><dd>${record.seed}</dd>
        <dt>Plan</dt><dd>${record.attempts.length} of ${record.checks.length} finished${record.complete ? '' : ', cut short'}</dd>
      </dl>
      <h4>Repeat it</h4>
      ${command(record.command, 'Command that repeats the run')}
    </div>`
}

function byClass(attempts: readonly AttemptRecord[]): Html {
  if (attempts.length === 0) return nothing
  const rows = [...Map.groupBy(attempts, (attempt) => attempt.class)].map(([name, group]) => {
    const kinds = group.map((attempt) => attempt.verdict.kind)
    return { name, counts: countVerdicts(kinds), rank: worstFirst.indexOf(worstOf(kinds)) }
  })
  return html`
    <div class="card scroll" tabindex="0" role="region" aria-labelledby="classes-title">
      <h3 id="classes-title">By class of weakness</h3>
      <table class="classes">
        <thead><tr><th scope="col">Class</th>${worstFirst.map((kind) => html`<th scope="col"><span class="unseen">${verdictSigns[kind].words}</span><span aria-hidden="true" title="${verdictSigns[kind].words}">${verdictSigns[kind].sign}</span></th>`)}</tr></thead>
        <tbody>${rows
          .sort((a, b) => a.rank - b.rank)
          .map(
            ({ name, counts }) =>
              html`<tr><th scope="row">${name}</th>${worstFirst.map((kind) => html`<td class="${counts[kind] > 0 ? kind : 'zero'}">${counts[kind]}</td>`)}</tr>`,
          )}</tbody>
      </table>
    </div>`
}
