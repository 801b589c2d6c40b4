/** A text of somebody else's is escaped for HTML, and nobody asks what it looks like. */
import type { Weakness } from './weakness.ts'

export const shownTextNotChecked: Weakness = {
  id: 'shown-text-not-checked',
  title: 'Names and references may hold characters that hide or pretend',
  class: 'txn-wysiwys',
  cwe: 'CWE-451',
  breaks: ['shown-as-signed'],
  weaken: (defences) => ({
    ...defences,
    checkShownText: (text, most) => (text.length > most ? 'the text is too long' : null),
  }),
}
