/**
 * Defence: the factor was verified no longer ago than the action allows, by the server's clock, whatever was done meanwhile.
 * Stops: an old elevation is used on an unattended or stolen session (RFC 9470, section 3; ASVS 7.5.3; CWE-613).
 */
import type { Approval } from '../visit.ts'

export type CheckFreshness = (approval: Approval, maxAgeSeconds: number | null, nowMs: number) => boolean

export const checkFreshness: CheckFreshness = (approval, maxAgeSeconds, nowMs) =>
  maxAgeSeconds === null || Math.floor(nowMs / 1000) - approval.authTime <= maxAgeSeconds
