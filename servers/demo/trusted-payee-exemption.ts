/**
 * Defence: a payment goes without strong authentication to an account that this person has put on their list with one.
 * Stops: the list of somebody else, or an account that only looks like a trusted one, opens the way (CWE-863; PSD2 RTS, Art. 13).
 */
import type { Database } from '../store/database.ts'

export type TrustedPayeeExemption = (database: Database, payment: { readonly person: string; readonly payee: string }) => boolean

export const trustedPayeeExemption: TrustedPayeeExemption = (database, { person, payee }) =>
  database.get('select payee from trusted_payees where person = ? and payee = ?', person, payee) !== undefined
