/**
 * Defence: the last factor beyond the password stays; losing it is a matter for recovery.
 * Stops: an account is brought down to its password alone (CWE-269; NIST SP 800-63B-4, 4.6).
 */
import type { HeldFactor } from '../store/held-factors.ts'

export type KeepsStrongFactor = (held: readonly HeldFactor[], removed: HeldFactor) => boolean

export const keepsStrongFactor: KeepsStrongFactor = (held, removed) => held.some(({ id }) => id !== removed.id)
