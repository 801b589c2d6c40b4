/**
 * Defence: an approval opens an action only at the level that the action demands, as it was reached and not as it was asked for.
 * Stops: a token or elevation of a lower level is accepted (RFC 9470, section 3; CWE-863; ASVS 10.3.4).
 */
import type { Level } from '../../levels.ts'
import type { Approval } from '../visit.ts'

export type CheckLevel = (approval: Approval, demanded: Level) => boolean

export const checkLevel: CheckLevel = (approval, demanded) => approval.level >= demanded
