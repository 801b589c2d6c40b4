/** The tolerance for clocks of other machines is added to the age that an action allows, although the proof was made by our own clock. */
import { clockSkewSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const freshnessToleratesDrift: Weakness = {
  id: 'freshness-tolerates-drift',
  title: 'A proof may be older than allowed by the tolerance for clocks',
  class: 'max-age-stale',
  cwe: 'CWE-193',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    checkFreshness: ({ authTime }, maxAgeSeconds, nowMs) =>
      maxAgeSeconds === null || Math.floor(nowMs / 1000) - authTime <= maxAgeSeconds + clockSkewSeconds,
  }),
}
