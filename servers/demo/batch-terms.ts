/**
 * Defence: the approval of a batch names every payment in full, in order and by number, with how many there are and what they come to.
 * Stops: a payment is added to, or changed in, a batch that was approved; "and 12 more" (CWE-1220, CWE-451; PSD2 RTS, Art. 5(3)(b)).
 */
import type { Terms } from '../details.ts'
import { shownMoney } from '../details-shown.ts'
import { currency, type Payment } from './payment.ts'

export type BatchTerms = (payments: readonly Payment[]) => Terms

export const batchTerms: BatchTerms = (payments) => ({
  count: payments.length,
  cents: payments.reduce((sum, { cents }) => sum + cents, 0),
  currency,
  ...Object.fromEntries(payments.map((payment, index) => [placeOf(index), inFull(payment)])),
})

function placeOf(index: number): string {
  return `payment ${String(index + 1).padStart(2, '0')}`
}

/** A line for each field: no text that a person may choose can hold the end of a line. */
function inFull({ payee, cents, name, reference }: Payment): string {
  return [
    `${shownMoney(cents, currency)} to ${payee}`,
    ...(name === null ? [] : [`Name: ${name}`]),
    ...(reference === null ? [] : [`Reference: ${reference}`]),
  ].join('\n')
}
