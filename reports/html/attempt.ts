/** One attempt: what was tried, why it was judged so, and the evidence of its three phases. */
import type { AttemptRecord, Violation } from '../../harness/record.ts'
import { replayCommand } from '../replay-command.ts'
import { type Html, html, whenAny } from './escape.ts'
import { command, verdictBadge } from './parts.ts'
import { phaseNames, renderPhase } from './phase.ts'
import { type AttemptPlace, exchangeAnchor } from './place.ts'

export function renderAttempt(attempt: AttemptRecord, place: AttemptPlace): Html {
  const { verdict } = attempt
  return html`
    <details class="attempt ${verdict.kind}" data-words="${searchWords(attempt)}">
      <summary>
        ${verdictBadge(verdict.kind)}
        <span class="what"><span class="title">${attempt.title}</span> <code class="id">${attempt.id}</code>
        <span class="why">${firstReason(attempt)}</span></span>
      </summary>
      <div class="body" id="${place.anchor}">
        <p class="story">${attempt.story}</p>
        ${judgement(attempt, place)}
        ${attempt.phases.map((evidence) => renderPhase(evidence, attempt, place))}
        ${provenance(attempt)}
      </div>
    </details>`
}

const searchWords = ({ id, title, class: name, verdict, requirements }: AttemptRecord) =>
  [id, title, name, verdict.kind, ...requirements].join(' ').toLowerCase()

function firstReason({ verdict }: AttemptRecord): string {
  if (verdict.kind !== 'breached') return verdict.reason
  const [first, ...others] = verdict.violations
  if (first === undefined) return ''
  return others.length === 0 ? first.says : `${first.says} (and ${others.length} more)`
}

function judgement(attempt: AttemptRecord, place: AttemptPlace): Html {
  const { verdict } = attempt
  if (verdict.kind !== 'breached')
    return html`<div class="judgement ${verdict.kind}"><h3>Why ${attempt.verdict.kind.replace('-', ' ')}</h3><p>${verdict.reason}</p></div>`
  return html`
    <div class="judgement breached">
      <h3>Why breached</h3>
      <ul>${verdict.violations.map((violation) => html`<li>${objection(violation, attempt, place)}</li>`)}</ul>
    </div>`
}

function objection(violation: Violation, attempt: AttemptRecord, place: AttemptPlace): Html {
  const links = violation.exchanges.map((id) => {
    const phase = attempt.phases.find((evidence) => evidence.phase === violation.phase)
    const index = phase?.exchanges.findIndex((exchange) => exchange.id === id) ?? -1
    if (index === -1) return html`<code>${id}</code> `
    return html`<a href="#${exchangeAnchor(place.anchor, violation.phase, index)}"><code>${id}</code></a> `
  })
  return html`
    <p><strong><code>${violation.oracle}</code></strong> does not hold: ${violation.says}</p>
    <p class="faint">Phase: ${phaseNames[violation.phase]}. ${whenAny(links, (present) => html`Exchanges: ${present}`)}</p>`
}

function provenance(attempt: AttemptRecord): Html {
  return html`
    <dl class="facts provenance">
      <dt>Class</dt><dd><code>${attempt.class}</code></dd>
      ${whenAny(attempt.requirements, (ids) => html`<dt>Requirements</dt><dd>${ids.map((id) => html`<code>${id}</code> `)}</dd>`)}
      ${whenAny(attempt.seen, (cases) => html`<dt>Seen in the wild</dt><dd><ul class="seen">${cases.map((address) => html`<li>${seenAt(address)}</li>`)}</ul></dd>`)}
    </dl>
    <h3>${attempt.verdict.kind === 'defended' ? 'Replay it, with every exchange in full' : 'Replay it'}</h3>
    ${command(replayCommand(attempt.id), `Command that replays ${attempt.id}`)}`
}

function seenAt(address: string): Html {
  return address.startsWith('https://') ? html`<a href="${address}" rel="noreferrer">${address}</a>` : html`${address}`
}
