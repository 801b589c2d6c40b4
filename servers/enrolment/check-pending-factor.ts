/**
 * Defence: a factor that was begun is finished by the same person, in the same session or app, within ten minutes.
 * Stops: a factor is bound to another account, or by whoever got hold of an old QR code (CWE-639; ASVS 8.2.2; NIST SP 800-63B-4, 4.1.2.2).
 */
import type { PendingFactor } from './pending-factors.ts'

export interface Finisher {
  readonly person: string
  readonly holder: string
  readonly nowMs: number
}

export type CheckPendingFactor = (pending: PendingFactor, finisher: Finisher) => boolean

export const checkPendingFactor: CheckPendingFactor = (pending, { person, holder, nowMs }) =>
  pending.person === person && pending.holder === holder && pending.expiresAt > nowMs
