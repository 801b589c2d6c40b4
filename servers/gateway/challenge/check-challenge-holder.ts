/**
 * Defence: a challenge can be answered only in the session in which it was made.
 * Stops: somebody answers another session's challenge with a factor of his own, or makes the victim answer his (CWE-384; ASVS 6.6.2).
 */
import type { Session } from '../visit.ts'
import type { Challenge } from './challenges.ts'

export type CheckChallengeHolder = (challenged: Pick<Challenge, 'session' | 'person'>, session: Session) => boolean

export const checkChallengeHolder: CheckChallengeHolder = (challenged, session) => challenged.session === session.id
