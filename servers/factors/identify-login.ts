/**
 * Defence: whatever the spelling, a login means one person, and everything is counted and looked up by that person's id.
 * Stops: another case, space, Unicode form or the e-mail address gives new tries or a record without factors
 * (CWE-178, CWE-289; ASVS 6.3.1, 6.3.4; NIST SP 800-63B-4, 3.2.2). Logins of nobody share a bounded number of counters, so that
 * they fill no store and push out nobody's count (CWE-770).
 */
import { unknownLoginCounters } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { findById, findByLogin, type PersonRow } from '../store/people.ts'
import { fingerprint } from '../store/seal.ts'

export interface IdentifiedLogin {
  readonly person: PersonRow | undefined
  /** Whom guesses are counted for: the person's id, or a counter that logins of nobody share. */
  readonly counter: string
}

export type IdentifyLogin = (database: Database, typed: string) => IdentifiedLogin

export const identifyLogin: IdentifyLogin = (database, typed) => {
  const login = typed.normalize('NFKC').trim().toLowerCase()
  const person = findByLogin(database, login) ?? findByEmail(database, login)
  return { person, counter: person?.id ?? counterOfNobody(login) }
}

/** Somebody, when the address is exactly one person's. */
function findByEmail(database: Database, address: string): PersonRow | undefined {
  const rows = database.all('select id from people where lower(email) = ? limit 2', address)
  return rows.length === 1 ? findById(database, String(rows[0]?.id)) : undefined
}

function counterOfNobody(login: string): string {
  return `nobody:${Buffer.from(fingerprint(login), 'base64url').readUInt32BE() % unknownLoginCounters}`
}
