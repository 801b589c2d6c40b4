/** What a reader sees first: the result in a sentence, the counts, what changed, what is known, what was not covered, how to repeat it. */
import type { AttemptRecord, RunRecord, VerdictKind } from '../../harness/record.ts'
import { duration } from '../duration.ts'
import { matrixHeadline } from '../matrix-summary.ts'
import type { ReportInput } from '../report-input.ts'
import type { RunSummary } from '../run-summary.ts'
import { attemptsWith, verdictSigns, worstFirst } from '../verdict-order.ts'
import { shorten } from '../visible.ts'
import { renderChanges } from './changes.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { command, count, listed, moment } from './parts.ts'

/** Entries of one list. */
const most = 150

export function renderHeader(record: RunRecord, summary: RunSummary): Html {
  const { target } = record
  return html`
    <p class="wordmark">stepproof</p>
    <h1><span class="dot ${moodOf(summary)}" aria-hidden="true"></span>${summary.headline}</h1>
    <p class="lead">${target.facts.name} at <code>${target.origin}</code>, ${moment(record.startedDateTime)}</p>
    ${whenAny(target.weakened, (ids) => html`<p class="notice inconclusive"><strong>Weakened on purpose.</strong> The target ran without these defences: ${ids.map((id) => html`<code>${id}</code> `)}</p>`)}
    ${whenPresent(summary.problem, (problem) => html`<p class="notice inconclusive"><strong>Not a full result.</strong> ${problem}</p>`)}`
}

function moodOf({ counts, judged, problem }: RunSummary): VerdictKind {
  if (counts.breached > 0) return 'breached'
  return counts.inconclusive > 0 || judged === 0 || problem !== null ? 'inconclusive' : 'defended'
}

/** @param anchors of the attempts on the page, by their ids */
export function renderOverview(input: ReportInput, summary: RunSummary, anchors: ReadonlyMap<string, string>): Html {
  const { record, matrix, changes } = input
  const linked = (id: string): Html => {
    const anchor = anchors.get(id)
    const name = html`<code>${shorten(id, 200)}</code>`
    return anchor === undefined ? name : html`<a href="#${anchor}">${name}</a>`
  }
  return html`
    <section aria-labelledby="overview-title">
      <h2 id="overview-title" class="unseen">Overview</h2>
      <ul class="tiles">${worstFirst.map((kind) => tile(record, summary, kind))}</ul>
      ${proportions(summary)}
      <nav aria-label="On this page"><ul class="contents">
        ${changes === null ? nothing : html`<li><a href="#changes">Since the baseline</a></li>`}
        ${worstFirst.filter((kind) => summary.counts[kind] > 0).map((kind) => html`<li><a href="#${kind}">${verdictSigns[kind].words}</a></li>`)}
        ${record.attempts.length === 0 ? nothing : html`<li><a href="#coverage">What was tried</a></li>`}
        ${whenPresent(matrix, (present) => html`<li><a href="#matrix">Kill matrix: ${matrixHeadline(present)}</a></li>`)}
      </ul></nav>
    </section>
    ${whenPresent(changes, (present) => renderChanges(present, linked))}
    ${known(record.attempts, linked)}
    <div class="columns">
      ${extent(record, summary)}
      ${facts(record)}
    </div>`
}

function tile({ attempts }: RunRecord, summary: RunSummary, kind: VerdictKind): Html {
  const { sign, words } = verdictSigns[kind]
  const total = summary.counts[kind]
  const knownOnes = attempts.filter((attempt) => attempt.verdict.kind === kind && attempt.known !== null).length
  const content = html`<span class="number">${total}</span> <span class="word"><span aria-hidden="true">${sign}</span> ${words}${knownOnes === 0 ? nothing : html`, ${knownOnes} of them known`}</span>`
  return total === 0
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

/** Known findings, the one that expires first at the top. */
function known(attempts: readonly AttemptRecord[], linked: (id: string) => Html): Html {
  const found = attempts.flatMap(({ id, known: finding }) => (finding === null ? [] : [{ id, finding }]))
  const sorted = found.toSorted((one, other) => (one.finding.expires < other.finding.expires ? -1 : 1))
  return whenAny(
    sorted,
    (some) => html`
    <section class="known" aria-labelledby="known-title">
      <h2 id="known-title">Known findings <span class="count">${some.length}</span></h2>
      <p class="lead">Breached, and accepted for a time. They are breaches all the same.</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="known-title"><table>
        <thead><tr><th scope="col">Attempt</th><th scope="col">Owner</th><th scope="col">Reason</th><th scope="col">Expires</th></tr></thead>
        <tbody>${some.slice(0, most).map(({ id, finding }) => html`<tr><th scope="row">${linked(id)}</th><td>${shorten(finding.owner, 200)}</td><td>${shorten(finding.reason, 500)}</td><td><time>${finding.expires}</time></td></tr>`)}</tbody>
      </table></div>
    </section>`,
  )
}

/** What the run covered and what it did not. */
function extent(record: RunRecord, summary: RunSummary): Html {
  const { attempts, checks, target } = record
  const lacking = [...Map.groupBy(attemptsWith(attempts, 'not-applicable'), ({ verdict }) => verdict.reason)]
  const scenarios = new Set(attempts.map(({ scenario }) => scenario)).size
  const classes = new Set(attempts.map((attempt) => attempt.class)).size
  return html`
    <div class="card">
      <h3>What it covers</h3>
      <dl class="facts">
        <dt>Judged</dt><dd>${summary.judged} of ${count(checks.length, 'planned attempt')}</dd>
        <dt>Scenarios</dt><dd>${scenarios}, of ${classes === 1 ? '1 class' : `${classes} classes`}, from ${record.scenarios === null ? 'the library' : html`<code>${record.scenarios}</code>`}</dd>
        <dt>Surfaces</dt><dd>${target.facts.surfaces.join(', ')}</dd>
        <dt>Cut short</dt><dd>${record.complete ? 'no' : 'yes'}</dd>
      </dl>
      <h4>Not tested <span class="count">${summary.notRun.length}</span></h4>
      ${summary.notRun.length === 0 ? html`<p class="faint">Every attempt of the plan was made.</p>` : listed(summary.notRun, most, (id) => html`<code>${shorten(id, 200)}</code>`)}
      <h4>Not applicable <span class="count">${summary.counts['not-applicable']}</span></h4>
      ${lacking.length === 0 ? html`<p class="faint">The target offers what every scenario needs.</p>` : listed(lacking, most, ([reason, ones]) => html`${ones.length} × ${shorten(reason, 300)}`)}
    </div>`
}

function facts(record: RunRecord): Html {
  const { suite, target } = record
  return html`
    <div class="card">
      <h3>This run</h3>
      <dl class="facts">
        <dt>Suite</dt><dd>${suite.name} ${suite.version}</dd>
        <dt>Target</dt><dd>${target.facts.name}, <code>${target.origin}</code>${whenPresent(target.file, (file) => html`, from <code>${file}</code>`)}</dd>
        <dt>Defences</dt><dd>${target.weakened.length === 0 ? 'all in place' : html`without ${target.weakened.map((id) => html`<code>${id}</code> `)}`}</dd>
        <dt>Started</dt><dd>${moment(record.startedDateTime)}</dd>
        <dt>Took</dt><dd>${duration(record.time)}</dd>
        <dt>Seed</dt><dd>${record.seed}</dd>
      </dl>
      <h4>Repeat it</h4>
      ${command(record.command)}
    </div>`
}
