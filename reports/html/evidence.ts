/** The three phases of an attempt, drawn: what each asks, how it went, and what it left behind on the target. */
import type { AttemptRecord, Evidence, PhaseName } from '../../harness/record.ts'
import { type DiagramDepth, type Drawing, drawingOf, renderDiagram } from './diagram.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { outcomeTag, sentenceCase, valuePairs } from './parts.ts'
import { type AttemptPlace, phaseNames } from './place.ts'
import { matters } from './weight.ts'

const phaseQuestions: Readonly<Record<PhaseName, string>> = {
  honest: 'Does the honest flow succeed, with its challenge?',
  attack: 'The same flow with the one deviation: is it stopped?',
  again: 'Can the victim still get in and do it?',
}

/** @param phases which of them; default: all */
export function renderEvidence(
  attempt: AttemptRecord,
  place: AttemptPlace,
  depth: DiagramDepth,
  phases: readonly Evidence[] = attempt.phases,
): Html {
  const drawing = drawingOf(attempt, place, depth)
  return html`${phases.map((evidence) => renderPhase(evidence, drawing))}`
}

function renderPhase(evidence: Evidence, drawing: Drawing): Html {
  return html`
    <details class="phase ${evidence.phase}"${matters(evidence, drawing.attempt) ? html` open` : nothing}>
      <summary><h4>${sentenceCase(phaseNames[evidence.phase])}</h4> <span class="question">${phaseQuestions[evidence.phase]}</span> ${phaseResult(evidence)}</summary>
      <div class="body">
        ${whenPresent(evidence.skipped, (reason) => html`<p class="faint">Left out: ${reason}</p>`)}
        ${whenPresent(evidence.failure, (failure) => html`<p class="notice inconclusive"><strong>${failure.kind === 'target' ? 'The target failed.' : 'The flow failed.'}</strong> ${failure.says}</p>`)}
        ${expectation(evidence)}
        ${renderDiagram(evidence, drawing)}
        ${evidence.skipped === null ? aftermath(evidence) : nothing}
      </div>
    </details>`
}

/** How the deciding steps came out. */
function phaseResult(evidence: Evidence): Html {
  if (evidence.skipped !== null) return html`<span class="faint">left out</span>`
  if (evidence.failure !== null) return html`<span class="outcome broken">failed</span>`
  const outcomes = new Set(evidence.decided.flatMap((index) => evidence.steps[index]?.outcome ?? []))
  return html`${[...outcomes].map((outcome) => html`${outcomeTag(outcome)} `)}`
}

function expectation({ expected }: Evidence): Html {
  if (expected === null) return nothing
  const remarks = [
    ...(expected.mayBeDone > 0 ? [`${expected.mayBeDone} of the deciding steps may be done`] : []),
    ...(expected.mayNotExist ? ['404 and 405 are fair answers'] : []),
    ...(expected.level === null ? [] : [`asked for level ${expected.level} at least`]),
  ]
  return html`<p class="expected">Expected where it decides: ${outcomeTag(expected.outcome)} or stricter${remarks.map((remark) => html`; ${remark}`)}.</p>`
}

function aftermath({ effects, audit, leaks, notices }: Evidence): Html {
  const became = effects.map(
    ({ operation, account, values }) =>
      html`<li><code>${operation}</code> on the ${account}’s account: ${valuePairs(values)}</li>`,
  )
  return html`
    <div class="aftermath">
      <h5>What became true on the target</h5>
      ${effects.length === 0 ? html`<p class="faint">Nothing.</p>` : html`<ul>${became}</ul>`}
      ${whenAny(leaks, (found) => html`<h5>Secrets found where none may stand</h5><ul>${found.map(({ sink, kind, place }) => html`<li>a ${kind} in ${sink}: ${place}</li>`)}</ul>`)}
      ${whenAny(notices ?? [], (told) => html`<h5>What the owners were told</h5><ul>${told.map(({ account, about }) => html`<li>${account}: ${about}</li>`)}</ul>`)}
      <h5>What the target logged</h5>
      ${auditLog(audit)}
    </div>`
}

function auditLog(audit: Evidence['audit']): Html {
  if (audit === null) return html`<p class="faint">The target offers no audit log.</p>`
  if (audit.length === 0) return html`<p class="faint">Nothing about these exchanges.</p>`
  return html`
    <details class="plain"><summary>${audit.length} entries</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Audit log">
        <table class="audit">
          <thead><tr><th scope="col">Exchange</th><th scope="col">Decision</th><th scope="col">Reason</th></tr></thead>
          <tbody>${audit.map((event) => html`<tr><td><code>${event.requestId}</code></td><td>${event.decision}</td><td>${event.reason}</td></tr>`)}</tbody>
        </table>
      </div>
    </details>`
}
