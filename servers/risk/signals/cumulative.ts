/**
 * Defence: amounts are added up over a day and over a month, across sessions and channels, from the moment they are asked for.
 * Stops: a large sum goes out in small ones, at once or slowly (PSD2 RTS, Art. 2(2)(b), 16(b), 18(2)(c)(i); CWE-799; ASVS 2.3.2).
 */
import type { Signal } from '../signal.ts'
import { points, thresholds } from '../table.ts'

export const cumulative: Signal = ({ action }) => {
  const money = action?.money ?? null
  if (money === null) return null
  if (money.cents === null) return { missing: 'the amount cannot be read' }
  if (money.monthCents > thresholds.monthCents) return { points: points.cumulative.month, says: 'much money in a month' }
  return money.dayCents > thresholds.dayCents ? { points: points.cumulative.day, says: 'much money in a day' } : null
}
