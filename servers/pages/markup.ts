/** Pieces that several pages are made of: attributes, fields, forms, lists and moments. Everything that comes in as text is escaped here. */
import type { ShownLine } from '../details-shown.ts'
import { escapeHtml } from './page.ts'

/** `true` stands for an attribute without a value; one that is `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | true | undefined>>

export function attributes(given: Attributes): string {
  return Object.entries(given)
    .flatMap(([name, value]) => (value === undefined ? [] : [value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`]))
    .join('')
}

export interface Field {
  readonly label: string
  readonly hint?: string
  /** Of the input: at least `name`. */
  readonly input: Attributes
}

export function field({ label, hint, input }: Field): string {
  const told = hint === undefined ? '' : ` <small>${escapeHtml(hint)}</small>`
  return `<label>${escapeHtml(label)}${told} <input${attributes(input)}></label>`
}

export interface SentForm {
  /** Method and path, as `scripts/forms.ts` sends it: `PUT /api/profile/email`. */
  readonly send: string
  readonly button: string
  /** What the button is about, for whoever hears it without what stands around it. */
  readonly about?: string
  readonly fields?: readonly Field[]
  /** HTML that stands before the button. */
  readonly more?: string
  readonly form?: Attributes
  readonly kind?: 'plain'
}

/** A form that is sent as JSON, as soon as `scripts/forms.ts` is there to do it: nothing is changed without a proof by the device. */
export function sentForm({ send, button, about, fields = [], more = '', form = {}, kind }: SentForm): string {
  const inner = fields.map(field).join('\n')
  return `<form method="post" data-send="${escapeHtml(send)}"${attributes(form)}>${inner}${more}
<button${attributes({ class: kind, 'aria-label': about === undefined ? undefined : `${button} ${about}`, disabled: true })}>${escapeHtml(button)}</button></form>`
}

/** Each value stands apart from what is around it, whatever direction it is written in. */
export function linesShown(lines: readonly ShownLine[]): string {
  const rows = lines.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${own(value)}</dd>`)
  return `<dl>${rows.join('')}</dl>`
}

/** A text of somebody's own. */
export function own(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`
}

/** @param atMs epoch milliseconds; shown to the minute, in UTC */
export function moment(atMs: number): string {
  const iso = new Date(atMs).toISOString()
  return `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`
}

export interface Table {
  readonly caption: string
  readonly head: readonly string[]
  /** HTML of the cells. */
  readonly rows: readonly (readonly string[])[]
  /** What is said where there are no rows. */
  readonly empty: string
}

/** On a phone each row stands as a block, with the heads before its cells. */
export function table({ caption, head, rows, empty }: Table): string {
  if (rows.length === 0) return `<p>${escapeHtml(empty)}</p>`
  const heads = head.map((text) => `<th scope="col" role="columnheader">${escapeHtml(text)}</th>`).join('')
  const cellOf = (cell: string, index: number) => `<td role="cell" data-head="${escapeHtml(head[index] ?? '')}">${cell}</td>`
  const lines = rows.map((cells) => `<tr role="row">${cells.map(cellOf).join('')}</tr>`).join('\n')
  return `<table role="table"><caption>${escapeHtml(caption)}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">${lines}</tbody></table>`
}
