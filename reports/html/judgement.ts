/** Why an attempt is breached: which properties do not hold, in which phases, by which exchanges. Other verdicts have one reason, in the headline. */
import type { AttemptRecord, Violation } from '../../harness/record.ts'
import { type Html, html, nothing, whenAny } from './escape.ts'
import { sentenceCase } from './parts.ts'
import { type AttemptPlace, exchangeAnchor, phaseNames } from './place.ts'

/** @param linked whether an exchange stands in full beside it */
export function renderJudgement(attempt: AttemptRecord, place: AttemptPlace, linked: (id: string) => boolean): Html {
  const { verdict } = attempt
  if (verdict.kind !== 'breached') return nothing
  const alike = Map.groupBy(verdict.violations, ({ oracle, says }) => JSON.stringify([oracle, says]))
  return html`
    <div class="judgement breached">
      <h4>Why breached</h4>
      <ul>${[...alike.values()].map((violations) => objection(violations, attempt, place, linked))}</ul>
    </div>`
}

/** The same objection to several phases is told once. */
function objection(
  violations: readonly Violation[],
  { phases }: AttemptRecord,
  place: AttemptPlace,
  linked: (id: string) => boolean,
): Html {
  const [first] = violations
  if (first === undefined) return nothing
  const link = ({ phase }: Violation, id: string) => {
    const index = phases.find((evidence) => evidence.phase === phase)?.exchanges.findIndex((exchange) => exchange.id === id) ?? -1
    const name = html`<code>${id}</code>`
    return index !== -1 && linked(id)
      ? html`<a href="#${exchangeAnchor(place.anchor, phase, index)}">${name}</a> `
      : html`${name} `
  }
  return html`
    <li><p><strong><code>${first.oracle}</code></strong> does not hold: ${first.says}</p>
    <p class="faint">${violations.map((violation, index) => html`${index > 0 ? ' · ' : ''}${sentenceCase(phaseNames[violation.phase])}${whenAny(violation.exchanges, (ids) => html`: ${ids.map((id) => link(violation, id))}`)}`)}</p></li>`
}
