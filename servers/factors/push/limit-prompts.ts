/**
 * Defence: one prompt at a time, few that nobody approves in a quarter of an hour and in a day, and none for a day after one was reported.
 * Stops: the owner is asked until they give in (CWE-799; ATT&CK T1621; ASVS 6.6.4; NIST SP 800-63B-4, 3.1.3.2).
 *
 * While one is open the next is refused; it does not take its place: what the owner is looking at must not change under their thumb
 * into somebody else's request. Whoever is refused has other factors, and waits five minutes at most for this one.
 */
import { reportedSeconds, unapprovedPrompts, unapprovedPromptsPerDay, unapprovedWindowSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'

export interface PromptWish {
  readonly person: string
  readonly nowMs: number
}

/** Why no prompt may be sent now, for the audit log; `null` when one may. */
export type LimitPrompts = (database: Database, wish: PromptWish) => string | null

const daySeconds = 86_400

export const limitPrompts: LimitPrompts = (database, { person, nowMs }) => {
  const since = (seconds: number) => nowMs - seconds * 1000
  const count = (condition: string, afterMs: number) =>
    Number(
      database.get(`select count(*) as found from push_prompts where person = ? and ${condition} > ?`, person, afterMs)?.found,
    )
  const unapproved = "state not in ('approved', 'used') and opened_at"
  if (count("state = 'open' and expires_at", nowMs) > 0) return 'a prompt is open already'
  if (count('reported = 1 and answered_at', since(reportedSeconds)) > 0) return 'the owner has reported a prompt'
  if (count(unapproved, since(unapprovedWindowSeconds)) >= unapprovedPrompts) return 'too many prompts were not approved'
  if (count(unapproved, since(daySeconds)) >= unapprovedPromptsPerDay) return 'too many prompts of a day were not approved'
  return null
}

/** Forgets what no limit asks for any more. */
export function forgetOldPrompts(database: Database, nowMs: number): void {
  database.run('delete from push_prompts where opened_at < ?', nowMs - 2 * daySeconds * 1000)
}
