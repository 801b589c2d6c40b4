/**
 * Defence: money to a fresh payee at an hour at which the person never proved a factor is a little more unusual still.
 * Stops: the account is used while its owner sleeps (PSD2 RTS, Art. 18(2)(c)(i); NIST SP 800-63B-4, 5.3).
 */
import type { Signal } from '../signal.ts'
import { points, thresholds } from '../table.ts'
import { isFresh } from './payee.ts'

export const hour: Signal = ({ action, nowMs, habits }) => {
  const money = action?.money ?? null
  if (money === null || !isFresh(money, nowMs)) return null
  const now = new Date(nowMs).getUTCHours()
  const near = (known: number) => Math.min((now - known + 24) % 24, (known - now + 24) % 24) <= thresholds.hourSpan
  if (habits.hours.some(near)) return null
  return { points: points.hour.strangeAndFreshPayee, says: `${now} h UTC is new` }
}
