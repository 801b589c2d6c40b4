/**
 * The steps and exchanges of a phase as a sequence diagram. It is one list that reads from top to bottom: the style draws lanes and arrows,
 * and without it, or to a screen reader, each arrow says in words who asked whom.
 */
import type { AttemptRecord, Evidence, Exchange, Step } from '../../harness/record.ts'
import { deviationOf } from './deviation.ts'
import { type Html, html, nothing, whenAny } from './escape.ts'
import { renderExchange } from './exchange.ts'
import { arrowOf, type Lane, laneNames, lanesOf } from './lanes.ts'
import { type AttemptPlace, exchangeAnchor } from './place.ts'
import { renderStep } from './step.ts'
import { keyExchanges } from './weight.ts'

/** `lines`: a line of every exchange; `key`: in full what the verdict rests on; `whole`: all in full. */
export type DiagramDepth = 'lines' | 'key' | 'whole'

export interface Drawing {
  readonly attempt: AttemptRecord
  readonly place: AttemptPlace
  readonly lanes: readonly Lane[]
  readonly deviation: number | null
  readonly depth: DiagramDepth
  /** Ids of the exchanges that the verdict rests on. */
  readonly keys: ReadonlySet<string>
}

export function drawingOf(attempt: AttemptRecord, place: AttemptPlace, depth: DiagramDepth): Drawing {
  return {
    attempt,
    place,
    lanes: lanesOf(attempt, place.hosts),
    deviation: deviationOf(attempt),
    depth,
    keys: keyExchanges(attempt),
  }
}

export function renderDiagram(evidence: Evidence, drawing: Drawing): Html {
  const { steps, exchanges } = evidence
  const places = Map.groupBy(exchanges.keys(), (index) => exchanges[index]?.id ?? '')
  const claimed = new Set(steps.flatMap((step) => step.exchanges))
  const strays = [...exchanges.keys()].filter((index) => !claimed.has(exchanges[index]?.id ?? ''))
  const arrows = (indices: readonly number[], step: Step | undefined, number: string) =>
    indices.flatMap((index, at) => {
      const exchange = exchanges[index]
      return exchange === undefined ? [] : [renderArrow(exchange, index, step, `${number}.${at + 1}`, evidence, drawing)]
    })
  if (steps.length === 0 && strays.length === 0) return nothing
  return html`
    <div class="diagram lanes-${drawing.lanes.length}">
      <p class="lane-names" aria-hidden="true">${drawing.lanes.map((lane) => html`<span class="${lane}">${laneNames[lane]}</span>`)}</p>
      <ol>
        ${steps.map((step, index) => html`<li class="${step.actor}">${note(step, index, evidence, drawing)}${arrows(indicesOf(step, places), step, String(index + 1))}</li>`)}
        ${whenAny(strays, (some) => html`<li class="stray"><p class="step faint">Exchanges outside the steps</p>${arrows(some, undefined, '–')}</li>`)}
      </ol>
    </div>`
}

function indicesOf(step: Step, places: ReadonlyMap<string, readonly number[]>): readonly number[] {
  return [...new Set(step.exchanges)].flatMap((id) => places.get(id) ?? []).toSorted((one, other) => one - other)
}

function note(step: Step, index: number, evidence: Evidence, { attempt, deviation }: Drawing): Html {
  return renderStep(step, {
    number: index + 1,
    start: attempt.phases[0]?.steps[0]?.at ?? 0,
    before: evidence.steps.slice(0, index).findLast(({ actor }) => actor === step.actor),
    decides: evidence.decided.includes(index),
    deviates: evidence.phase === 'attack' && index === deviation,
  })
}

function renderArrow(
  exchange: Exchange,
  index: number,
  step: Step | undefined,
  number: string,
  evidence: Evidence,
  { attempt, place, lanes, depth, keys }: Drawing,
): Html {
  const arrow = arrowOf(exchange, step, place.hosts)
  const [from, to] = [lanes.indexOf(arrow.from), lanes.indexOf(arrow.to)]
  const citedBy = citing(exchange, evidence, attempt)
  return renderExchange(exchange, {
    anchor: exchangeAnchor(place.anchor, evidence.phase, index),
    hosts: place.hosts,
    number,
    ends: `${laneNames[arrow.from]} to ${laneNames[arrow.to].toLowerCase()}`,
    course: from < to ? `r${from}${to}` : `l${to}${from}`,
    citedBy,
    depth: depth === 'whole' || (depth === 'key' && keys.has(exchange.id)) ? 'whole' : 'line',
  })
}

function citing({ id }: Exchange, { phase }: Evidence, { verdict }: AttemptRecord): readonly string[] {
  if (verdict.kind !== 'breached') return []
  return verdict.violations
    .filter((violation) => violation.phase === phase && violation.exchanges.includes(id))
    .map(({ oracle }) => oracle)
}
