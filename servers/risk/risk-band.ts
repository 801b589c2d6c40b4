/**
 * Defence: the points of all signals together decide what the request is, by one table.
 * Stops: several small oddities, each of them harmless, pass as an ordinary day (PSD2 RTS, Art. 2(2); NIST SP 800-63B-4, 5.3).
 */
import type { Band } from './risk.ts'
import { bandFrom } from './table.ts'

export type RiskBand = (score: number) => Band

/** What is no number is in the highest band. */
export const riskBand: RiskBand = (score) => {
  if (score < bandFrom.raised) return 'low'
  if (score < bandFrom.high) return 'raised'
  return score < bandFrom.extreme ? 'high' : 'extreme'
}
