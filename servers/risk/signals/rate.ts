/**
 * Defence: protected actions are counted per person, whatever session, token or address they come from.
 * Stops: many small actions in a short time, spread over sessions (PSD2 RTS, Art. 18(2)(c)(i); CWE-799; CWE-770; ASVS 2.4.1).
 */
import type { Signal } from '../signal.ts'
import { points, thresholds } from '../table.ts'

export const rate: Signal = ({ action }) => {
  if (action === null || action.recent <= thresholds.rateActions) return null
  return { points: points.rate.fast, says: `${action.recent} protected actions in ${thresholds.rateSeconds / 60} minutes` }
}
