/**
 * Defence: the factor was verified no longer ago than the action allows, by the server's clock, whatever was done meanwhile; and an
 * elevation that lay unused for minutes is over, also where the action states no age.
 * Stops: an old elevation is used on an unattended or stolen session (RFC 9470, section 3; ASVS 7.5.3; CWE-613).
 */
import { elevatedIdleSeconds } from '../../limits.ts'
import type { Approval } from '../visit.ts'

export type CheckFreshness = (approval: Approval, maxAgeSeconds: number | null, nowMs: number) => boolean

export const checkFreshness: CheckFreshness = ({ authTime, usedAt, address }, maxAgeSeconds, nowMs) => {
  const fresh = maxAgeSeconds === null || Math.floor(nowMs / 1000) - authTime <= maxAgeSeconds
  // A token is used elsewhere too, so nobody knows how long it lay idle; it has a short life instead.
  const inUse = address === null || Math.floor((nowMs - usedAt) / 1000) <= elevatedIdleSeconds
  return fresh && inUse
}
