/**
 * Defence: small payments go without strong authentication only as long as they come to little: each at most 30 EUR, and since the
 * last strong authentication, this one included, at most five and at most 100 EUR. Check and count are one statement.
 * Stops: a large sum is split into small ones, one after the other or at the same time (CWE-362, CWE-799; PSD2 RTS, Art. 16; ASVS 2.3.2).
 *
 * Article 16 lets the bank choose between the sum (b) and the count (c), each of the payments before; we hold both, and count this
 * one too. Payments count that went on this exemption; those to trusted payees have an exemption of their own (Art. 13).
 */
import { lowValueCents, lowValuePayments, lowValueSumCents } from '../limits.ts'
import type { Database } from '../store/database.ts'

export interface SmallPayment {
  readonly person: string
  readonly cents: number
}

export interface LowValueExemption {
  /** Takes the payment out of what may still go; false when it does not fit: then nothing was taken. */
  take(database: Database, payment: SmallPayment): boolean
  /** For a payment that was taken and then refused, in the same moment. */
  giveBack(database: Database, payment: SmallPayment): void
  /** Called when a payment was executed with a strong authentication, in its transaction. */
  beginAnew(database: Database, person: string): void
}

export const lowValueExemption: LowValueExemption = {
  take(database, { person, cents }) {
    // That it is a whole amount and more than nothing, `checkAmount` has seen to.
    if (cents > lowValueCents) return false
    const changes = database.run(
      `insert into small_payments values (?, 1, ?) on conflict (person)
        do update set payments = payments + 1, cents = cents + excluded.cents
        where payments + 1 <= ? and cents + excluded.cents <= ?`,
      person,
      cents,
      lowValuePayments,
      lowValueSumCents,
    )
    return changes === 1
  },
  giveBack(database, { person, cents }) {
    database.run(
      'update small_payments set payments = payments - 1, cents = cents - ? where person = ? and payments >= 1 and cents >= ?',
      cents,
      person,
      cents,
    )
  },
  beginAnew(database, person) {
    database.run('delete from small_payments where person = ?', person)
  },
}
