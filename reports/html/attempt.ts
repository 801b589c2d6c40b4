/** One attempt: why it was judged so, and the evidence, told at as much length as there is room for. What was tried stands in its scenario. */
import type { AttemptRecord } from '../../harness/record.ts'
import { replayCommand } from '../replay-command.ts'
import { shorten } from '../visible.ts'
import { renderAccount } from './account.ts'
import type { DiagramDepth } from './diagram.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { renderEvidence } from './evidence.ts'
import { renderJudgement } from './judgement.ts'
import { packed, type Sample } from './packed.ts'
import { command } from './parts.ts'
import type { AttemptPlace } from './place.ts'
import { keyExchanges, matters } from './weight.ts'

/**
 * From little room to much. `headline`: why it was judged so; `told`: with its attack in a few lines; `folded`: with its diagrams behind
 * them, a line for each exchange; `drawn`: with the diagrams that its verdict rests on in the open; `whole`: with all of every exchange.
 */
export type Telling = 'headline' | 'told' | 'folded' | 'drawn' | 'whole'

/** Of what stands in a headline: there is one for each attempt. */
const mostOfALine = 300

/** @param sample what is packed is packed against it */
export function renderAttempt(attempt: AttemptRecord, place: AttemptPlace, telling: Telling, sample: Sample): Html {
  const { surface, variant, known } = attempt
  return html`
    <details class="attempt" data-surface="${surface}">
      <summary>
        <b>${variant === null ? surface : `${surface}, ${line(variant)}`}</b>
        ${known === null ? nothing : html` <span class="known-mark">known</span>`}
        <span class="why">${line(firstReason(attempt))}</span>
      </summary>
      <div class="body" id="${place.anchor}">
        ${telling === 'headline' ? html`<p class="faint">Left out to keep this page small; it stands in <code>run.json</code>.</p>` : body(attempt, place, telling, sample)}
        <h5>Replay it, with every exchange in full</h5>${command(replayCommand(attempt.id))}
      </div>
    </details>`
}

const line = (text: string) => shorten(text, mostOfALine)

function body(attempt: AttemptRecord, place: AttemptPlace, telling: Exclude<Telling, 'headline'>, sample: Sample): Html {
  return html`
    ${whenPresent(attempt.known, ({ owner, reason, expires }) => html`<p class="notice"><strong>Known finding</strong> of ${owner}, until ${expires}: ${reason}</p>`)}
    ${evidence(attempt, place, telling, sample)}`
}

/** The shorter form stands on the page, the longer one is packed beside it. */
function evidence(attempt: AttemptRecord, place: AttemptPlace, telling: Exclude<Telling, 'headline'>, sample: Sample): Html {
  switch (telling) {
    case 'told':
      return html`<div>${inWords(attempt, place)}</div>`
    case 'folded':
      return unfolding(inWords(attempt, place), inPictures(attempt, place, 'lines'), sample)
    case 'drawn':
      return unfolding(inShort(attempt, place), inPictures(attempt, place, 'key'), sample)
    case 'whole':
      return unfolding(inShort(attempt, place), inPictures(attempt, place, 'whole'), sample)
  }
}

function inWords(attempt: AttemptRecord, place: AttemptPlace): Html {
  return html`${renderJudgement(attempt, place, () => false)}${renderAccount(attempt)}`
}

/** The phases that the verdict rests on are drawn, the others told. */
function inShort(attempt: AttemptRecord, place: AttemptPlace): Html {
  const keys = keyExchanges(attempt)
  const { drawn = [], told = [] } = Object.groupBy(attempt.phases, (one) => (matters(one, attempt) ? 'drawn' : 'told'))
  return html`
    ${renderJudgement(attempt, place, (id) => keys.has(id))}
    ${whenAny(told, (some) => renderAccount(attempt, some))}
    ${renderEvidence(attempt, place, 'key', drawn)}`
}

function inPictures(attempt: AttemptRecord, place: AttemptPlace, depth: DiagramDepth): Html {
  const keys = keyExchanges(attempt)
  const linked = (id: string) => depth === 'whole' || (depth === 'key' && keys.has(id))
  return html`${renderJudgement(attempt, place, linked)}${renderEvidence(attempt, place, depth)}`
}

function unfolding(short: Html, long: Html, sample: Sample): Html {
  return html`<div data-packed="${packed(long, sample)}">${short}</div>`
}

function firstReason({ verdict }: AttemptRecord): string {
  if (verdict.kind !== 'breached') return verdict.reason
  const [first, ...others] = verdict.violations
  if (first === undefined) return ''
  return others.length === 0 ? first.says : `${first.says} (and ${others.length} more)`
}
