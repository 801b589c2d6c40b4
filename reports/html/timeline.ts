/** A phase as a timeline: the victim on one side, the attacker on the other, every step with its exchanges under it. */
import type { AttemptRecord, Evidence, Step } from '../../harness/record.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { renderExchange } from './exchange.ts'
import { type AttemptPlace, exchangeAnchor } from './place.ts'
import { renderStep } from './step.ts'

export function renderTimeline(evidence: Evidence, attempt: AttemptRecord, place: AttemptPlace): Html {
  const exchangeAt = (index: number) => renderExchangeAt(index, evidence, attempt, place)
  const start = attempt.phases[0]?.steps[0]?.at ?? 0
  return html`
    ${whenAny(evidence.steps, (steps) => lanes(steps, (step, index) => html`${renderStep(step, { number: index + 1, start, decides: evidence.decided.includes(index) })}${indicesOf(step, evidence).map(exchangeAt)}`))}
    ${whenAny(strayExchanges(evidence), (strays) => html`<h4>Exchanges outside the steps</h4>${strays.map(exchangeAt)}`)}`
}

/** One list, read from top to bottom; the sides are a matter of style, each step names its actor. */
function lanes(steps: readonly Step[], render: (step: Step, index: number) => Html): Html {
  const both = new Set(steps.map((step) => step.actor)).size > 1
  return html`
    <div class="lanes ${both ? 'both' : 'one'}">
      ${both ? html`<p class="lane-names" aria-hidden="true"><span>Victim</span><span>Attacker</span></p>` : nothing}
      <ol>${steps.map((step, index) => html`<li class="${step.actor}">${render(step, index)}</li>`)}</ol>
    </div>`
}

function indicesOf(step: Step, evidence: Evidence): readonly number[] {
  return [...evidence.exchanges.keys()].filter((index) => step.exchanges.includes(evidence.exchanges[index]?.id ?? ''))
}

function strayExchanges(evidence: Evidence): readonly number[] {
  const claimed = new Set(evidence.steps.flatMap((step) => step.exchanges))
  return [...evidence.exchanges.keys()].filter((index) => !claimed.has(evidence.exchanges[index]?.id ?? ''))
}

function renderExchangeAt(index: number, evidence: Evidence, { verdict }: AttemptRecord, place: AttemptPlace): Html {
  const violations = verdict.kind === 'breached' ? verdict.violations : []
  return whenPresent(evidence.exchanges[index], (exchange) =>
    renderExchange(exchange, {
      anchor: exchangeAnchor(place.anchor, evidence.phase, index),
      origin: place.origin,
      citedBy: violations
        .filter(({ phase, exchanges }) => phase === evidence.phase && exchanges.includes(exchange.id))
        .map(({ oracle }) => oracle),
      // What was defended is most of a run: in full it stands in the record, and is shown by replaying it.
      depth: verdict.kind === 'defended' ? 'line' : 'whole',
    }),
  )
}
