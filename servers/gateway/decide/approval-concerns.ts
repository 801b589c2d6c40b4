/**
 * Defence: an approval opens the one operation, on the one object, that it was asked for, and nothing else that happens to be protected.
 * Stops: a step-up for something small opens something large (CWE-863, CWE-1220; ASVS 7.5.3, 8.2.2; PSD2 RTS, Art. 5(1)(b)).
 */
import { concernsSame, type Details } from '../../details.ts'

/** Whether the terms are covered too is for `approvalCovers` to say. */
export type ApprovalConcerns = (approved: Details, requested: Details) => boolean

export const approvalConcerns: ApprovalConcerns = concernsSame
