/**
 * Defence: only a verified factor of level 2 or more teaches what is usual for a person, given to approve something: then the risk was
 * assessed before. A sign-in teaches nothing.
 * Stops: whoever knows the password makes himself at home first, and strikes when his network and device have become usual
 * (PSD2 RTS, Art. 2; NIST SP 800-63B-4, 5.3; CWE-807).
 */
import type { Details } from '../details.ts'
import type { Level } from '../levels.ts'

/** @param approved what the factor was given for; `null` for a sign-in */
export type TeachesHabits = (level: Level | 0, approved: Details | null) => boolean

export const teachesHabits: TeachesHabits = (level, approved) => level >= 2 && approved !== null
