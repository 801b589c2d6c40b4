/**
 * Defence: an amount is unusual above what the person approved some time ago, and high above a bound that no habit moves.
 * Stops: the account is emptied in one go, or amounts grow until nothing is unusual (PSD2 RTS, Art. 2(2)(b), 18(2)(c)(i); ATT&CK T1657).
 */
import type { Signal } from '../signal.ts'
import { points, thresholds } from '../table.ts'

export const amount: Signal = ({ action }) => {
  const money = action?.money ?? null
  if (money === null) return null
  const { cents, usualCents } = money
  if (cents === null) return { missing: 'the amount cannot be read' }
  if (cents > thresholds.highCents) return { points: points.amount.high, says: 'the amount is high' }
  const usual = Math.max(thresholds.ordinaryCents, (usualCents ?? 0) * thresholds.usualGrowth)
  return cents > usual ? { points: points.amount.unusual, says: 'the amount is unusual for the person' } : null
}
