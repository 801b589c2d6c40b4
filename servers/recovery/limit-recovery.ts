/**
 * Defence: few links an hour go to one person, and few requests an hour come from one address.
 * Stops: a mailbox is flooded, and logins are tried out by the thousand (CWE-799; ASVS 2.4.1; NIST SP 800-63B-4, 4.2.1).
 */
import { recoveryLinksPerHour, recoveryRequestsPerAddressHour } from '../limits.ts'
import type { Database } from '../store/database.ts'
import { fingerprint } from '../store/seal.ts'

const hourMs = 3_600_000

export interface RecoveryRequest {
  readonly login: string
  readonly address: string
  readonly nowMs: number
}

/** `hold-back`: answered like any other, but nothing is sent. */
export type LimitRecovery = (database: Database, request: RecoveryRequest) => 'send' | 'hold-back' | 'refuse'

export const limitRecovery: LimitRecovery = (database, { login, address, nowMs }) => {
  database.run('delete from recovery_requests where at <= ?', nowMs - hourMs)
  if (count(database, `address/${address}`, nowMs) > recoveryRequestsPerAddressHour) return 'refuse'
  // Unknown logins are counted as known ones are, under a hash: what people type by mistake may be a password.
  return count(database, `login/${fingerprint(login.trim().toLowerCase())}`, nowMs) > recoveryLinksPerHour ? 'hold-back' : 'send'
}

function count(database: Database, key: string, nowMs: number): number {
  database.run('insert into recovery_requests values (?, ?)', key, nowMs)
  return Number(database.get('select count(*) as found from recovery_requests where key = ?', key)?.found)
}
