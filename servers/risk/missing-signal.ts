/**
 * Defence: a signal that is absent, unreadable or fails counts as the worst case of that signal, and the log says why.
 * Stops: an attacker leaves out what would give him away, and is taken for harmless (CWE-636; ASVS 16.5.3; NIST SP 800-63B-4, 5.3).
 */
import type { Spoken } from './signal.ts'
import { points, type SignalName } from './table.ts'

export type MissingSignal = (signal: SignalName, why: string) => Spoken | null

export const missingSignal: MissingSignal = (signal, why) => ({
  points: points[signal].missing,
  says: `${signal} is missing (${why})`,
})
