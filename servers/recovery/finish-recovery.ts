/**
 * Defence: a completed recovery leaves the person signed out, with every factor in place: the new password is worth level 1 and no more.
 * Stops: whoever reads the mailbox arrives in a session, or finds the second factor switched off (CWE-640, CWE-288; ASVS 6.4.3; NIST SP 800-63B-4, 4.2).
 */
import type { Reply } from '../gateway/policy.ts'
import type { Visit } from '../gateway/visit.ts'
import type { Database } from '../store/database.ts'

/** What the caller gets; called after the password was set. */
export type FinishRecovery = (database: Database, visit: Visit, person: string) => Reply

export const finishRecovery: FinishRecovery = () => ({ kind: 'json', status: 200, body: { changed: true, signIn: '/login' } })
