/**
 * Defence: a session ends when it was idle too long, and in any case some hours after sign-in.
 * Stops: a forgotten or copied session is found still open (PCI DSS 8.2.8; ASVS 7.3.1, 7.3.2).
 */

import { absoluteSeconds, idleSeconds } from '../../limits.ts'
import type { Session } from '../visit.ts'

export type CheckSessionLifetime = (session: Session, nowMs: number) => boolean

export const checkSessionLifetime: CheckSessionLifetime = ({ createdAt, seenAt }, nowMs) =>
  nowMs - seenAt <= idleSeconds * 1000 && nowMs - createdAt <= absoluteSeconds * 1000
