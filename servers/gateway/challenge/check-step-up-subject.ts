/**
 * Defence: the person who gave the factor is the person of the session.
 * Stops: a step-up is answered with another account at the identity provider (RFC 9700, 4.5; ASVS 6.6.2).
 */
import type { Session } from '../visit.ts'

export type CheckStepUpSubject = (session: Session, subject: string) => boolean

export const checkStepUpSubject: CheckStepUpSubject = (session, subject) => session.person === subject
