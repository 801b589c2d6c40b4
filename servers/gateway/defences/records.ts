/** What stays: the log of every step, and secrets in the store. */
import { type AuditWriting, auditWriting } from '../../audit/audit-writing.ts'
import { type AtRest, atRest } from '../../store/at-rest.ts'

export interface RecordsDefences {
  readonly auditWriting: AuditWriting
  readonly atRest: AtRest
}

export const recordsDefences: RecordsDefences = {
  auditWriting,
  atRest,
}
