/** A scenario with its attempts of one verdict: what is tried, where it was seen, which requirements it is about. */
import type { AttemptRecord } from '../../harness/record.ts'
import { shorten } from '../visible.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { verdictBadge } from './parts.ts'

/** @param attempts of the scenario, with the same verdict; @param told what stands on the page of them */
export function renderScenario([first, ...others]: readonly AttemptRecord[], told: readonly Html[]): Html {
  if (first === undefined) return nothing
  const { verdict, class: name, requirements } = first
  const opens = verdict.kind === 'breached' || verdict.kind === 'inconclusive'
  return html`
    <details class="scenario ${verdict.kind}" data-class="${shorten(name, 200)}" data-requirements="${shorten(requirements.join(' '), 2000)}"${opens ? html` open` : nothing}>
      <summary>
        <h3>${shorten(first.title, 300)}</h3>
        <code>${shorten(first.scenario, 300)}</code>
        ${verdictBadge(verdict.kind)}${others.length > 0 ? html` <span class="count">× ${others.length + 1}</span>` : nothing}
      </summary>
      <div class="body">
        <p class="story">${shorten(first.story, 2000)}</p>
        ${told}
        ${provenance(first)}
      </div>
    </details>`
}

function provenance({ class: name, requirements, seen, source }: AttemptRecord): Html {
  return html`
    <dl class="facts provenance">
      <dt>Class</dt><dd><code>${name}</code></dd>
      ${whenAny(requirements, (ids) => html`<dt>Requirements</dt><dd>${ids.map((id) => html`<code>${id}</code> `)}</dd>`)}
      ${whenAny(seen, (cases) => html`<dt>Seen in the wild</dt><dd>${cases.map((address) => html`${seenAt(address)} `)}</dd>`)}
      ${whenPresent(source, (at) => html`<dt>Written in</dt><dd><code>${at.file}:${at.line}</code></dd>`)}
    </dl>`
}

function seenAt(address: string): Html {
  return address.startsWith('https://') ? html`<a href="${address}">${address}</a>` : html`${address}`
}
