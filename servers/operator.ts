/** What whoever runs a deployment does to accounts without signing in: the same changes as an administrator's, nobody asked for a proof. */
import { type ChangeParts, changeLock, changeRole, resetFactors, resetPassword } from './enrolment/change-account.ts'
import { deleteAccount } from './enrolment/delete-account.ts'
import type { PasswordCost } from './factors/password.ts'
import type { Defences } from './gateway/defences.ts'
import type { Database } from './store/database.ts'
import { findById, type PersonRow, type Role } from './store/people.ts'
import { fingerprint } from './store/seal.ts'

/** Each resolves when the change is on the disk. @throws Error when there is no such person */
export interface Operator {
  setRole(person: string, role: Role): Promise<void>
  setLock(person: string, to: 'locked' | 'open'): Promise<void>
  resetFactors(person: string): Promise<void>
  /** @param password the one that the owner is given */
  resetPassword(person: string, password: string): Promise<void>
  deleteAccount(person: string): Promise<void>
  /** Another one after each change of the password; `undefined` when there is no such person. */
  passwordMark(person: string): string | undefined
}

export function createOperator(database: Database, defences: Defences, cost: PasswordCost, now: () => number): Operator {
  async function change(id: string, work: (parts: ChangeParts, subject: PersonRow) => void): Promise<void> {
    const subject = findById(database, id)
    if (subject === undefined) throw new Error(`there is no person ${id}`)
    database.transaction(() => work({ database, defences, nowMs: now() }, subject))
    await database.settled()
  }

  return {
    setRole: (person, role) => change(person, (parts, subject) => changeRole(parts, subject, role)),
    setLock: (person, to) => change(person, (parts, subject) => changeLock(parts, subject, to)),
    resetFactors: (person) => change(person, resetFactors),
    resetPassword: (person, password) =>
      change(person, (parts, subject) =>
        resetPassword(parts, subject, database.atRest.password(password, cost), 'The password of your account was reset'),
      ),
    deleteAccount: (person) => change(person, ({ nowMs }, { id }) => deleteAccount(database, defences, id, nowMs)),
    passwordMark(person) {
      const hash = findById(database, person)?.password_hash
      return hash === undefined ? undefined : fingerprint(hash)
    },
  }
}
