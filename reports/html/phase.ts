/** One phase of an attempt: what it asks, how it went, and what it left behind on the target. */
import type { AttemptRecord, Evidence, PhaseName } from '../../harness/record.ts'
import { type Html, html, nothing, whenPresent } from './escape.ts'
import { outcomeTag, sentenceCase, valuePairs } from './parts.ts'
import type { AttemptPlace } from './place.ts'
import { renderTimeline } from './timeline.ts'

export const phaseNames: Readonly<Record<PhaseName, string>> = { honest: 'honest', attack: 'attack', again: 'honest again' }

const phaseQuestions: Readonly<Record<PhaseName, string>> = {
  honest: 'Does the honest flow succeed, with its challenge?',
  attack: 'The same flow with the one deviation: is it stopped?',
  again: 'Can the victim still get in and do it?',
}

export function renderPhase(evidence: Evidence, attempt: AttemptRecord, place: AttemptPlace): Html {
  return html`
    <details class="phase"${matters(evidence, attempt) ? html` open` : nothing}>
      <summary><h3>${sentenceCase(phaseNames[evidence.phase])}</h3> <span class="question">${phaseQuestions[evidence.phase]}</span> ${result(evidence)}</summary>
      <div class="body">
        ${whenPresent(evidence.skipped, (reason) => html`<p class="faint">Left out: ${reason}</p>`)}
        ${whenPresent(evidence.failure, (failure) => html`<p class="notice inconclusive"><strong>${failure.kind === 'target' ? 'The target failed.' : 'The flow failed.'}</strong> ${failure.says}</p>`)}
        ${expectation(evidence)}
        ${renderTimeline(evidence, attempt, place)}
        ${evidence.skipped === null ? aftermath(evidence) : nothing}
      </div>
    </details>`
}

/** The phases that the verdict rests on stand open. */
function matters(evidence: Evidence, { verdict }: AttemptRecord): boolean {
  if (evidence.phase === 'attack' || evidence.failure !== null) return true
  return verdict.kind === 'breached' && verdict.violations.some((violation) => violation.phase === evidence.phase)
}

/** How the deciding steps came out, for the line of a closed phase. */
function result(evidence: Evidence): Html {
  if (evidence.skipped !== null) return html`<span class="faint">left out</span>`
  if (evidence.failure !== null) return html`<span class="outcome broken">failed</span>`
  const outcomes = new Set(evidence.decided.flatMap((index) => evidence.steps[index]?.outcome ?? []))
  return html`${[...outcomes].map(outcomeTag)}`
}

function expectation({ expected }: Evidence): Html {
  if (expected === null) return nothing
  const remarks = [
    ...(expected.mayBeDone > 0 ? [`${expected.mayBeDone} of the deciding steps may be done`] : []),
    ...(expected.mayNotExist ? ['404 and 405 are fair answers'] : []),
  ]
  return html`<p class="expected">Expected where it decides: ${outcomeTag(expected.outcome)} or stricter${remarks.map((remark) => html`; ${remark}`)}.</p>`
}

function aftermath({ effects, audit }: Evidence): Html {
  const became = effects.map(
    ({ operation, account, values }) =>
      html`<li><code>${operation}</code> on the ${account}’s account: ${valuePairs(values)}</li>`,
  )
  return html`
    <div class="aftermath">
      <h4>What became true on the target</h4>
      ${effects.length === 0 ? html`<p class="faint">Nothing.</p>` : html`<ul>${became}</ul>`}
      <h4>What the target logged</h4>
      ${auditLog(audit)}
    </div>`
}

function auditLog(audit: Evidence['audit']): Html {
  if (audit === null) return html`<p class="faint">The target offers no audit log.</p>`
  if (audit.length === 0) return html`<p class="faint">Nothing about these exchanges.</p>`
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Audit log">
      <table class="audit">
        <thead><tr><th scope="col">Exchange</th><th scope="col">Decision</th><th scope="col">Reason</th></tr></thead>
        <tbody>${audit.map((event) => html`<tr><td><code>${event.requestId}</code></td><td>${event.decision}</td><td>${event.reason}</td></tr>`)}</tbody>
      </table>
    </div>`
}
