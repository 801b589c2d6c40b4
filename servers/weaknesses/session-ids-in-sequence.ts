/** Ids of sessions are the numbers of their rows. */
import { fingerprint } from '../store/seal.ts'
import type { Weakness } from './weakness.ts'

export const sessionIdsInSequence: Weakness = {
  id: 'session-ids-in-sequence',
  title: 'Session ids can be counted',
  class: 'session-forge',
  cwe: 'CWE-340',
  breaks: ['strangers-do-nothing'],
  weaken: (defences) => ({
    ...defences,
    beginSession(database, presented, fresh, nowMs) {
      const cookie = defences.beginSession(database, presented, fresh, nowMs)
      const number = Number(database.get('select max(rowid) as number from sessions')?.number)
      const named = String(100_000 + number)
      database.run('update sessions set token_hash = ? where token_hash = ?', fingerprint(named), fingerprint(cookie))
      return named
    },
  }),
}
