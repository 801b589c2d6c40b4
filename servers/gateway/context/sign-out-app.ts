/**
 * Defence: an app that signs out loses the grant: its access token, its refresh token and every code that came of it.
 * Stops: a token that was copied before works until it expires, or is renewed for ever (CWE-613; ASVS 7.4.1; RFC 9700, 4.14).
 */
import { endGrant } from '../../idp/grants.ts'
import type { Database } from '../../store/database.ts'

/** @param grant the hash of its id, as it stands in tokens */
export type SignOutApp = (database: Database, grant: string) => void

export const signOutApp: SignOutApp = endGrant
