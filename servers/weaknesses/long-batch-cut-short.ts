/** The page has room for a few payments; of the others it says how many there are. */
import type { Weakness } from './weakness.ts'

/** Payments that are shown. */
const shown = 4

export const longBatchCutShort: Weakness = {
  id: 'long-batch-cut-short',
  title: 'Of a batch the first payments are shown, and how many more there are',
  class: 'txn-wysiwys',
  cwe: 'CWE-451',
  breaks: ['shown-as-signed'],
  weaken: (defences) => ({
    ...defences,
    showDetails(details) {
      const lines = defences.showDetails(details)
      const places = [...new Set(lines.map(({ label }) => label).filter((label) => label.startsWith('payment ')))]
      const hidden = new Set(places.slice(shown))
      if (hidden.size === 0) return lines
      return [...lines.filter(({ label }) => !hidden.has(label)), { label: 'and', value: `${hidden.size} more` }]
    },
  }),
}
