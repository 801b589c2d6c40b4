/** The age is counted from the last request instead of from the factor. */
import type { Weakness } from './weakness.ts'

export const freshnessSlidesWithUse: Weakness = {
  id: 'freshness-slides-with-use',
  title: 'Every use of an elevation makes it fresh again',
  class: 'max-age-stale',
  cwe: 'CWE-613',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkFreshness: ({ usedAt }, maxAgeSeconds, nowMs) => maxAgeSeconds === null || nowMs - usedAt <= maxAgeSeconds * 1000,
  }),
}
