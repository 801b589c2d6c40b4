/**
 * Defence: at each use, and at each renewal, a token is worth what its holder's account is now: the person is there and not locked,
 * the grant that the token came of has not been revoked, and it was made after the last change of credentials.
 * Stops: a token outlives logout, lock, a new password or the discovery of its theft until it expires (CWE-613, CWE-672;
 * RFC 9700, 4.14; ASVS 7.4.1, 7.4.2, 10.4.9; PCI DSS 8.2.8).
 */
import { grantIssuedAt } from '../../idp/grants.ts'
import type { Database } from '../../store/database.ts'
import { findById } from '../../store/people.ts'

export interface TokenHolder {
  readonly person: string
  /** The hash of the id of the grant; `null` asks about the person alone. */
  readonly grant: string | null
}

export type CheckTokenState = (database: Database, holder: TokenHolder, nowMs: number) => boolean

export const checkTokenState: CheckTokenState = (database, { person: id, grant }, nowMs) => {
  const person = findById(database, id)
  if (person === undefined || person.locked !== 0) return false
  if (grant === null) return true
  const issuedAt = grantIssuedAt(database, grant, id, nowMs)
  // A grant of the very millisecond of the change may have been made before it.
  return issuedAt !== undefined && issuedAt > person.tokens_valid_from
}
