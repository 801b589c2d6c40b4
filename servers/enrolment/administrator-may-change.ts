/**
 * Defence: administrators change the accounts of customers; never their own, never one another's.
 * Stops: one administrator takes another's factors away, or raises himself (CWE-269; ASVS 8.2.2, 8.4.2).
 */
import type { PersonRow } from '../store/people.ts'

type Ranked = Pick<PersonRow, 'id' | 'role'>

export type AdministratorMayChange = (administrator: Ranked, subject: Ranked) => boolean

export const administratorMayChange: AdministratorMayChange = (administrator, subject) =>
  administrator.role === 'administrator' && subject.role === 'customer' && subject.id !== administrator.id
