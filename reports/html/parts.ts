/** Small pieces of a page that stand in several places. */
import type { Outcome, Values, VerdictKind } from '../../harness/record.ts'
import { verdictSigns } from '../verdict-order.ts'
import { type Html, html, nothing } from './escape.ts'

export function verdictBadge(kind: VerdictKind): Html {
  const { sign, words } = verdictSigns[kind]
  return html`<span class="badge ${kind}"><span aria-hidden="true">${sign}</span> ${words}</span>`
}

export function outcomeTag(outcome: Outcome): Html {
  return html`<span class="outcome ${outcome}">${outcome}</span>`
}

/** `{ payee, cents }` as pairs of a name and a value. */
export function valuePairs(values: Values): Html {
  const pairs = Object.entries(values)
  if (pairs.length === 0) return html`<span class="faint">no values</span>`
  return html`<span class="pairs">${pairs.map(([name, value]) => html`<span class="pair"><span>${name}</span> <code>${String(value)}</code></span> `)}</span>`
}

/** A command to be copied; the page's script puts a button to it. It scrolls rather than wraps; hence it can take the focus. */
export function command(text: string): Html {
  return html`<pre class="command" tabindex="0"><code>${text}</code></pre>`
}

/** `2026-03-01T10:00:00.000Z` as `2026-03-01 10:00:00 UTC`; anything else as it stands. */
export function moment(dateTime: string): Html {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(dateTime)
  if (parts === null) return html`${dateTime}`
  return html`<time datetime="${dateTime}">${parts[1] ?? ''} ${parts[2] ?? ''} UTC</time>`
}

/** The first letter in upper case, for headings. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `1 step`, `2 steps`. */
export function count(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${number} ${word}s`
}

/** As much of a list as a page bears, and what of it is not there. */
export function listed<Item>(items: readonly Item[], most: number, render: (item: Item) => Html): Html {
  const rest = items.length - most
  return html`<ul class="ids">${items.slice(0, most).map((item) => html`<li>${render(item)}</li>`)}${rest > 0 ? html`<li class="faint">and ${rest} more, in <code>run.json</code></li>` : nothing}</ul>`
}
