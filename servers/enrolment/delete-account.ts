/**
 * Deletes an account: factors, codes and mails go, and whatever is open ends. What was booked has to stay on the books, so the row stays, without
 * a name, under a login that nobody can sign in with; whoever takes the login anew inherits nothing.
 */
import type { Defences } from '../gateway/defences.ts'
import type { Database } from '../store/database.ts'
import { forgetActivation } from './activation-codes.ts'
import { removeAllFactors } from './remove-factors.ts'

export function deleteAccount(database: Database, defences: Defences, person: string, nowMs: number): void {
  database.transaction(() => {
    removeAllFactors(database, person)
    forgetActivation(database, person)
    defences.credentialsChanged(database, { person, says: 'Your account was deleted', keepSession: null, nowMs })
    database.run('delete from recovery_links where person = ?', person)
    database.run('delete from mails where person = ?', person)
    database.run(
      "update people set login = ?, name = '', email = '', password_hash = '', role = 'customer', locked = 1 where id = ?",
      `deleted/${person}`,
      person,
    )
  })
}
