/**
 * Defence: signing out everywhere ends all that the person has open: every session and challenge, tokens, trusted devices, and what the
 * provider remembers.
 * Stops: whoever got in on another device or with a token stays in (CWE-613; ASVS 7.4.1, 7.4.3, 7.5.2).
 */
import type { Database } from '../../store/database.ts'
import { endAccess } from '../../store/end-access.ts'

export type SignOutEverywhere = (database: Database, person: string, nowMs: number) => void

export const signOutEverywhere: SignOutEverywhere = (database, person, nowMs) =>
  endAccess(database, { person, keepSession: null, nowMs })
