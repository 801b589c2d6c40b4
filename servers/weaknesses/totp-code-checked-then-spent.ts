/** Is it used already? The answer comes over the network before the use is written down, as in Gitea before 1.26.3 (CVE-2026-20779). */
import { setTimeout as delay } from 'node:timers/promises'
import type { Weakness } from './weakness.ts'

/** How long the store takes to answer, in milliseconds. */
const answerMs = 60

export const totpCodeCheckedThenSpent: Weakness = {
  id: 'totp-code-checked-then-spent',
  title: 'A one-time code is looked up first and spent later',
  class: 'single-use-race',
  cwe: 'CWE-367',
  breaks: ['code-spent-once'],
  weaken: (defences) => ({
    ...defences,
    spendTotpStep: async (database, { person, step }) => {
      const row = database.get('select last_step from totp_credentials where person = ?', person)
      await delay(answerMs)
      database.run('update totp_credentials set last_step = max(last_step, ?) where person = ?', step, person)
      return row !== undefined && Number(row.last_step) < step
    },
  }),
}
