/**
 * Defence: an approval covers exactly the details that were shown to the person.
 * Stops: payee or amount are changed after the approval (PSD2 RTS, Art. 5(1)(b) to (d); CWE-345).
 */
import { canonical, type Details } from '../../details.ts'

export type ApprovalCovers = (approved: Details, requested: Details) => boolean

export const approvalCovers: ApprovalCovers = (approved, requested) => canonical(approved) === canonical(requested)
