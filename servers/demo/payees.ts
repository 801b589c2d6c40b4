/** The accounts that a person trusts (PSD2 RTS, Art. 13). */
import { z } from 'zod'
import type { Database } from '../store/database.ts'

const payeeRow = z.object({ payee: z.string(), name: z.string() })
export type TrustedPayee = z.infer<typeof payeeRow>

export function trustedPayees(database: Database, person: string): TrustedPayee[] {
  return database
    .all('select payee, name from trusted_payees where person = ? order by added_at, payee', person)
    .map((row) => payeeRow.parse(row))
}

/** False when the account is on the list already. */
export function addPayee(database: Database, person: string, { payee, name }: TrustedPayee, nowMs: number): boolean {
  return database.run('insert into trusted_payees values (?, ?, ?, ?) on conflict do nothing', person, payee, name, nowMs) === 1
}

/** False when the account is not on the list, or not by this name. */
export function removePayee(database: Database, person: string, { payee, name }: TrustedPayee): boolean {
  return database.run('delete from trusted_payees where person = ? and payee = ? and name = ?', person, payee, name) === 1
}
