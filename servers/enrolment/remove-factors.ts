/** Takes factors away, in the transaction of whoever decided that they go. Recovery codes go with the last of them. */
import type { Database } from '../store/database.ts'
import { factorsOf, type HeldFactor } from '../store/held-factors.ts'

const tables = {
  totp: 'delete from totp_credentials where id = ? and person = ?',
  push: 'delete from push_phones where id = ? and person = ?',
  webauthn: 'delete from webauthn_credentials where id = ? and person = ?',
} as const

/** True when it was there. */
export function removeFactor(database: Database, { id, kind, person }: HeldFactor): boolean {
  const removed = database.run(tables[kind], id, person) === 1
  database.run('delete from factor_labels where factor = ?', id)
  if (factorsOf(database, person).length === 0) database.run('delete from recovery_codes where person = ?', person)
  return removed
}

export function removeAllFactors(database: Database, person: string): void {
  for (const factor of factorsOf(database, person)) removeFactor(database, factor)
  database.run('delete from recovery_codes where person = ?', person)
}
