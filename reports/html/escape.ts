/** The one way from text to markup. A string put into `html` is escaped; only what `html` itself made is taken as markup. */
import { shorten, visibleBlock } from '../visible.ts'

/** A page of thousands of exchanges must open on a phone; what is cut off here is in the record. */
const mostCharacters = 8000

export interface Html {
  readonly markup: string
}

type Part = string | number | Html | readonly Html[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeMarkup(text: string): string {
  return visibleBlock(shorten(text, mostCharacters)).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = ''
  for (const [index, string] of unindented(strings).entries()) markup += string + markupOf(parts[index] ?? '')
  return { markup }
}

const tidied = new WeakMap<TemplateStringsArray, readonly string[]>()

/** Without the line breaks and the indentation of our own templates: a tenth of a page would be made of them. */
function unindented(strings: TemplateStringsArray): readonly string[] {
  const known = tidied.get(strings)
  if (known !== undefined) return known
  const tidy = strings.map((string) => string.replaceAll(/\n\s*/g, ''))
  tidied.set(strings, tidy)
  return tidy
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return escapeMarkup(part)
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
}

export const nothing: Html = { markup: '' }

/** Renders a value unless it is missing. */
export function whenPresent<Value>(value: Value | null | undefined, render: (value: Value) => Html): Html {
  return value === null || value === undefined ? nothing : render(value)
}

/** Renders a list unless it is empty. */
export function whenAny<Item>(items: readonly Item[], render: (items: readonly Item[]) => Html): Html {
  return items.length === 0 ? nothing : render(items)
}
