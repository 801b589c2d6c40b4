/** The money in the details of an action, read strictly: what cannot be compared is not an amount. */
import type { Details } from '../details.ts'
import { movesNoMoney } from './table.ts'

export interface Sum {
  /** Euro cents; `null` when there is an amount and it cannot be read. */
  readonly cents: number | null
  readonly payee: string | null
}

/** `null` when the details speak of no money, or of money that stays where it is. */
export function moneyIn({ operation, terms }: Details): Sum | null {
  const { cents, payee, currency } = terms
  if (movesNoMoney.has(operation) || (cents === undefined && payee === undefined)) return null
  const readable = typeof cents === 'number' && Number.isSafeInteger(cents) && cents > 0 && currency === 'EUR'
  return { cents: readable ? cents : null, payee: typeof payee === 'string' && payee !== '' ? payee : null }
}
