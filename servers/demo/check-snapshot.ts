/**
 * Defence: what is executed is the version on which the decision fell; one that was changed between decision and execution is refused.
 * Stops: an edit slips in between the check of the approval and the execution (CWE-367; ASVS 15.4.2; PSD2 RTS, Art. 5(1)(c), (d)).
 */
import { canonical, type Details } from '../details.ts'

export type CheckSnapshot = (decided: Details, current: Details) => boolean

export const checkSnapshot: CheckSnapshot = (decided, current) => canonical(decided) === canonical(current)
