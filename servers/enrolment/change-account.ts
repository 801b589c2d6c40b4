/**
 * What is done to somebody's account from outside it, in the transaction of whoever decided it: an administrator at the gateway, or
 * whoever runs the deployment. Each change ends what was open before.
 */
import { forgetGuesses } from '../factors/limit-guesses.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Database } from '../store/database.ts'
import { sendMail } from '../store/mails.ts'
import { type PersonRow, type Role, setLocked, setPassword, setRole } from '../store/people.ts'
import { makeActivationCode } from './activation-codes.ts'
import { removeAllFactors } from './remove-factors.ts'

export interface ChangeParts {
  readonly database: Database
  readonly defences: Defences
  readonly nowMs: number
}

type Subject = Pick<PersonRow, 'id' | 'email'>

export function changeRole(parts: ChangeParts, subject: Subject, role: Role): void {
  setRole(parts.database, subject.id, role)
  changed(parts, subject, `Your role was changed to ${role} by an administrator`)
}

export function changeLock(parts: ChangeParts, subject: Subject, to: 'locked' | 'open'): void {
  setLocked(parts.database, subject.id, to)
  changed(parts, subject, to === 'locked' ? 'Your account was locked' : 'Your account was unlocked')
}

/** The owner is sent an activation code for a new one: the owner, not whoever asked for it. */
export function resetFactors(parts: ChangeParts, subject: Subject): void {
  const { database, nowMs } = parts
  const { id, email } = subject
  removeAllFactors(database, id)
  forgetGuesses(database, id, ['totp', 'push', 'recovery', 'webauthn'])
  changed(parts, subject, 'All factors of your account were removed by an administrator')
  const secret = makeActivationCode(database, id, nowMs)
  const says = 'Your factors were removed. With this code you bind a new one after the next sign-in.'
  sendMail(database, 'activation', { person: id, to: email, says, secret }, nowMs)
}

/** Wrong answers to the old password count no more; those to the factors do. @param says one sentence for the owner */
export function resetPassword(parts: ChangeParts, subject: Subject, passwordHash: string, says: string): void {
  setPassword(parts.database, subject.id, passwordHash)
  forgetGuesses(parts.database, subject.id, ['password'])
  changed(parts, subject, says)
}

function changed({ database, defences, nowMs }: ChangeParts, { id: person }: Subject, says: string): void {
  defences.credentialsChanged(database, { person, says, keepSession: null, nowMs })
}
