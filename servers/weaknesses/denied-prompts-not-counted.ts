/** Only prompts that nobody answered count: whoever denies is there, and can be asked again. */
import { unapprovedPrompts, unapprovedWindowSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const deniedPromptsNotCounted: Weakness = {
  id: 'denied-prompts-not-counted',
  title: 'Denied prompts do not count',
  class: 'prompt-flood',
  cwe: 'CWE-799',
  breaks: ['prompts-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitPrompts: (database, { person, nowMs }) => {
      const sql = "select count(*) as found from push_prompts where person = ? and state in ('open', 'expired') and opened_at > ?"
      const found = Number(database.get(sql, person, nowMs - unapprovedWindowSeconds * 1000)?.found)
      return found >= unapprovedPrompts ? 'too many prompts were not answered' : null
    },
  }),
}
