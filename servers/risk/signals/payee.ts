/**
 * Defence: a payee is fresh until a day after the first approval with a verified factor, and what goes to them meanwhile is added up.
 * Stops: one small approved payment opens the way for large ones to the same account (PSD2 RTS, Art. 13, 18(2)(c)(i); ATT&CK T1657).
 */
import type { Money, Signal } from '../signal.ts'
import { points, thresholds } from '../table.ts'

export const payee: Signal = ({ action, nowMs }) => {
  const money = action?.money ?? null
  if (money === null) return null
  if (money.payee === null) return { missing: 'the payee cannot be read' }
  if (!isFresh(money, nowMs)) return null
  return money.payeeCents > thresholds.ordinaryCents
    ? { points: points.payee.freshAndMuch, says: 'much money to a new payee' }
    : { points: points.payee.fresh, says: 'the payee is new' }
}

export function isFresh({ payeeSinceMs }: Money, nowMs: number): boolean {
  return payeeSinceMs === null || nowMs - payeeSinceMs < thresholds.payeeFreshHours * 3_600_000
}
