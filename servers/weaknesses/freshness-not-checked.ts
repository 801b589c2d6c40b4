/** The level is looked at, its age is not. */
import type { Weakness } from './weakness.ts'

export const freshnessNotChecked: Weakness = {
  id: 'freshness-not-checked',
  title: 'A proof opens the action as long as the session lasts',
  class: 'max-age-stale',
  cwe: 'CWE-613',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkFreshness: () => true,
  }),
}
