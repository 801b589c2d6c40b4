/**
 * Defence: an approved prompt completes the interaction that opened it, once, soon, and only as long as the person's credentials are
 * those of the time when it was opened.
 * Stops: an approval is used again, late, or for another request of the same person (CWE-384, CWE-294; ASVS 6.5.1, 6.6.2;
 * NIST SP 800-63B-4, 3.1.3.2).
 */
import { promptSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'

export interface PromptUse {
  /** The hash of the interaction's id. */
  readonly interaction: string
  readonly person: string
  readonly nowMs: number
}

/** Epoch milliseconds of the approval, for the one caller that used it; `null` when there is none. */
export type RedeemPrompt = (database: Database, use: PromptUse) => number | null

export const redeemPrompt: RedeemPrompt = (database, { interaction, person, nowMs }) => {
  const row = database.get(
    `update push_prompts set state = 'used'
     where interaction = ? and person = ? and state = 'approved' and answered_at > ?
       and credentials_version = (select credentials_version from people where id = push_prompts.person)
     returning answered_at`,
    interaction,
    person,
    nowMs - promptSeconds * 1000,
  )
  return row === undefined ? null : Number(row.answered_at)
}
